import type { ComponentProps } from 'react';
import css from './Button.module.css';

interface Props extends ComponentProps<'button'> {
  /** `main`: the one thing to do on the screen. */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  small?: boolean;
  wide?: boolean;
}

/** A native button; `type="button"` unless told otherwise. */
export function Button({ look = 'plain', small = false, wide = false, className, ...rest }: Props) {
  const classes = [css.button, look !== 'plain' && css[look], small && css.small, wide && css.wide, className];
  return <button type="button" {...rest} className={classes.filter(Boolean).join(' ')} />;
}
