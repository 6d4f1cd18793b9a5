/** What each step of the welcome page is given. */
export interface StepProps {
  onNext: () => void;
}
