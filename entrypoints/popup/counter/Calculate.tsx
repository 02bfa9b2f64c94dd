import { useState } from 'react';
import { CalculatorForm } from '../../../components/aids/CalculatorForm';
import { Button } from '../../../components/Button';
import { Icon } from '../../../components/Icon';
import { useArrival } from '../../../components/useArrival';
import { CALCULATORS } from '../../../lib/aids/calculators';
import type { Calculator } from '../../../lib/aids/types';
import { CALCULATE } from '../texts';
import css from './counter.module.css';

const AT_THE_COUNTER = CALCULATORS.filter(({ counter }) => counter);
const OTHERS = CALCULATORS.filter(({ counter }) => !counter);

/** The calculations advisors do at the counter first, the others folded. Nothing of a client is filled in. */
export function Calculate({ today }: { today: string }) {
  const [chosen, setChosen] = useState<Calculator | null>(null);
  if (chosen !== null) {
    return (
      <section className={css.corner} aria-label={CALCULATE.title}>
        <Button small look="quiet" className={css.before} onClick={() => setChosen(null)}>
          <Icon name="back" />
          {CALCULATE.change}
        </Button>
        <Title text={chosen.title} />
        <CalculatorForm key={chosen.id} calculator={chosen} today={today} />
      </section>
    );
  }
  return (
    <section className={css.corner} aria-label={CALCULATE.title}>
      <Title text={CALCULATE.which} />
      <Choices of={AT_THE_COUNTER} onChoose={setChosen} />
      <details className={css.others}>
        <summary>{CALCULATE.others}</summary>
        <Choices of={OTHERS} onChoose={setChosen} />
      </details>
    </section>
  );
}

function Title({ text }: { text: string }) {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h2 ref={heading} tabIndex={-1} className={css.question}>
      {text}
    </h2>
  );
}

function Choices({ of, onChoose }: { of: readonly Calculator[]; onChoose: (calculator: Calculator) => void }) {
  return (
    <ul className={css.choices}>
      {of.map((calculator) => (
        <li key={calculator.id}>
          <Button wide className={css.answer} onClick={() => onChoose(calculator)}>
            {calculator.title}
          </Button>
        </li>
      ))}
    </ul>
  );
}
