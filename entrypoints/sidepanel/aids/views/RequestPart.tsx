import { useState } from 'react';
import { Button } from '../../../../components/Button';
import { BLANK, type PreparedRequest } from '../../../../lib/aids/application';
import type { RequestTemplate } from '../../../../lib/aids/types';
import { copyText } from '../../../../lib/vault';
import { pieces } from '../prepare';
import { REQUEST } from '../texts';
import css from './RequestPart.module.css';

interface Props {
  channel: RequestTemplate['channel'];
  prepared: PreparedRequest;
  /** Its text was copied: it is about to be sent. */
  onCopied: () => void;
}

/** The request, with what is known of the client in place. Copied by the person, sent by the person. */
export function RequestPart({ channel, prepared, onCopied }: Props) {
  const [said, setSaid] = useState('');
  const { to, subject, body, blanks } = prepared;
  const cut = body === undefined ? [] : pieces(body, [BLANK]);
  const onCopy = (text: string, then?: () => void) =>
    copyText(text).then(
      () => {
        setSaid(REQUEST.copied);
        then?.();
      },
      () => setSaid(REQUEST.refused),
    );
  return (
    <div className={css.request}>
      <p className={css.to}>
        {REQUEST.channel[channel]}. {REQUEST.to}
        {'\u00a0: '}
        {to}
      </p>
      {subject !== undefined && (
        <p className={css.subject}>
          <span>
            {REQUEST.subject}
            {'\u00a0: '}
            <b>{subject}</b>
          </span>
          <Button small look="quiet" onClick={() => void onCopy(subject)}>
            {REQUEST.copySubject}
          </Button>
        </p>
      )}
      {body !== undefined && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls is reached by keyboard. */}
          <section className={css.body} tabIndex={0} aria-label={REQUEST.body}>
            {cut.map(({ text, blank, at }) => (blank ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
          </section>
          {blanks.length > 0 && <p className={css.note}>{REQUEST.blanks(blanks)}</p>}
          <Button onClick={() => void onCopy(body, onCopied)}>{REQUEST.copy}</Button>
        </>
      )}
      <p className={css.note}>{REQUEST.nothingSent}</p>
      <p role="status" className={css.said}>
        {said}
      </p>
    </div>
  );
}
