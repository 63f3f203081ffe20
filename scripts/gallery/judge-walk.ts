/** What can be pressed or filled in, before it has the focus. */
export interface Control {
  name: string;
  /** Its outline, shadow and border, and those of what stands for it. */
  atRest: string;
}

/** A press of Tab: which control then had the focus, and what that looked like. */
export interface Step {
  control: number;
  focused: string;
}

/** What somebody without a mouse could not do: reach a control, or see that it has the focus. */
export function judgeWalk(controls: readonly Control[], steps: readonly Step[]): string[] {
  return controls.flatMap(({ name, atRest }, index) => {
    const met = steps.filter(({ control }) => control === index);
    if (met.length === 0) return [`not reached by Tab: ${name}`];
    return met.some(({ focused }) => focused !== atRest) ? [] : [`focus not to be seen: ${name}`];
  });
}
