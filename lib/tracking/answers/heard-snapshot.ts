import type { ShipmentSnapshot, SystemState } from '../view';
import type { Step } from './steps';

/** Steps that only silence calls for. */
const ofSilence: ReadonlySet<Step> = new Set<Step>([
  'check_number',
  'allow_holidays',
  'allow_customs',
  'allow_weather',
  'possible_loss',
]);

/**
 * A snapshot whose answer draws nothing from silence while the carrier cannot be asked: that nothing was heard is then
 * our doing, and no sign of a loss; and no news can be announced. That the expected day has passed stays true.
 */
export function heardSnapshot(snapshot: ShipmentSnapshot, state: SystemState): ShipmentSnapshot {
  const { answer } = snapshot;
  if (state === 'ok' || !answer) return snapshot;
  const isForSilence = answer.trigger === 'quiet';
  const steps = answer.steps.filter(
    (step) => !ofSilence.has(step) && !(isForSilence && step === 'contact_carrier'),
  );
  const trigger = isForSilence ? null : answer.trigger;
  return { ...snapshot, answer: { ...answer, steps, trigger, nextBy: null, holidays: [] } };
}
