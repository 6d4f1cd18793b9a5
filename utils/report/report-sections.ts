import type { Section } from './blocks.ts';
import type { ReportFront } from './report-front.ts';
import { accountSection } from './sections/account-section.ts';
import { conversationSection, leftOutSection, limitSections, missingSection } from './sections/end-sections.ts';
import { lawSection } from './sections/law-section.ts';
import { contactsSection, impactSection, warningSection } from './sections/life-sections.ts';
import { patternSection } from './sections/pattern-section.ts';

function present(sections: readonly (Section | null)[]): Section[] {
  return sections.filter((section) => section !== null);
}

/** Page 2 and on, up to the table of all entries. */
export function sectionsFirst(front: ReportFront): Section[] {
  return [patternSection(front)];
}

/** Between that table and the entries; the last is the warning. */
export function sectionsBeforeEntries(front: ReportFront): Section[] {
  return present([lawSection(front), impactSection(front), warningSection(front)]);
}

/** After the entries. */
export function sectionsAfterEntries(front: ReportFront): Section[] {
  return present([
    conversationSection(front),
    accountSection(front),
    contactsSection(front),
    missingSection(front),
    leftOutSection(front),
    ...limitSections(front),
  ]);
}
