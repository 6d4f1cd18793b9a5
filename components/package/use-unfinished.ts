import { useEffect, useState } from 'preact/hooks';
import { keepPlan, openPlan, type PackagePlan } from './package-plan.ts';

/** A package that the browser was closed over, and what takes it away. */
export function useUnfinished(): [plan: PackagePlan | null, giveUp: () => Promise<void>, seen: () => void] {
  const [plan, setPlan] = useState<PackagePlan | null>(null);
  useEffect(() => {
    let isHere = true;
    void openPlan().then((found) => {
      if (isHere) setPlan(found);
    });
    return () => {
      isHere = false;
    };
  }, []);
  const giveUp = async (): Promise<void> => {
    await keepPlan(null);
    setPlan(null);
  };
  return [plan, giveUp, () => setPlan(null)];
}
