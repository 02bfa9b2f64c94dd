import { describe, expect, it } from 'vitest';
import { isFollowed, isPublic } from '../../../lib/context/places';

describe('pages that may be read', () => {
  it.each([
    ['www.ameli.fr', '/assure/droits-demarches/famille'],
    ['forum-assures.ameli.fr', '/questions/12-conge'],
    ['www.urssaf.fr', '/accueil/independant/x.html'],
    ['www.autoentrepreneur.urssaf.fr', '/portail/accueil/une-question.html'],
    ['www.secu-independants.fr', '/action-sociale/'],
    ['www.service-public.gouv.fr', '/particuliers/vosdroits/F16940'],
    ['entreprendre.service-public.gouv.fr', '/vosdroits/F1'],
    ['www.caf.fr', '/allocataires/aides-et-demarches/droits-et-prestations'],
    ['www.lassuranceretraite.fr', '/portail-info/home/actif.html'],
    ['www.monespacesante.fr', '/'],
    ['assure.cpam44.fr', '/conge-maternite'],
  ])('%s%s', (host, path) => {
    expect(isPublic(host, path)).toBe(true);
  });

  it.each([
    ['assure.ameli.fr', '/PortailAS/appmanager/PortailAS/assure'],
    ['assure.ameli.fr', '/'],
    ['connexion.ameli.fr', '/x'],
    ['mon.urssaf.fr', '/'],
    ['mon.urssaf.fr', '/messagerie'],
    ['www.autoentrepreneur.urssaf.fr', '/services/mes-echeances'],
    ['compte.service-public.gouv.fr', '/documents'],
    ['www.service-public.gouv.fr', '/compte/mes-demarches'],
    ['wwwd.caf.fr', '/wps/myportal/caffr/moncompte'],
    ['www.caf.fr', '/allocataires/mon-compte/accueil'],
    ['www.lassuranceretraite.fr', '/portail-services/mes-paiements'],
    ['www.monespacesante.fr', '/documents'],
    ['www.mesdroitssociaux.gouv.fr', '/dashboard'],
    ['exemple.example.org', '/mon-compte/lettres'],
  ])('not %s%s', (host, path) => {
    expect(isPublic(host, path)).toBe(false);
  });

  it('a host that only looks like one of the list is not followed', () => {
    for (const host of ['ameli.fr', 'www.ameli.fr', 'mon.urssaf.fr']) expect(isFollowed(host), host).toBe(true);
    for (const host of ['ameli.fr.example.org', 'faux-ameli.fr', 'example.org'])
      expect(isFollowed(host), host).toBe(false);
  });
});
