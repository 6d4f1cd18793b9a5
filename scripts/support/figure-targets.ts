/** What a figure ought to be: at most or at least. */
export interface Target {
  atMost?: number;
  atLeast?: number;
}

/** The figures which the project promised itself, by name. A figure without a line here is told without a verdict. */
export const figureTargets: Readonly<Record<string, Target>> = {
  capture_post_vs_screenshot: { atMost: 2 },
  capture_post_ms: { atMost: 500 },
  page_vs_quota: { atMost: 1.1 },
  capture_post_vs_html2canvas: { atMost: 1 },
  capture_post_in_feed_ms: { atMost: 500 },
  capture_post_in_feed_vs_html2canvas: { atMost: 1 },
  page_copy_500_ms: { atMost: 2000 },
  page_copy_vs_singlefile: { atMost: 1 },
  conversation_1000_kept: { atLeast: 1000 },
  conversation_1000_gaps: { atMost: 0 },
  background_mib: { atMost: 200 },
  export_vs_copy: { atMost: 1 },
  export_peak_mib: { atMost: 150 },
  export_2gb_vs_copy: { atMost: 1 },
  export_2gb_peak_mib: { atMost: 150 },
  export_vs_jszip: { atLeast: 2.5 },
  export_mem_vs_jszip: { atMost: 0.2 },
  verify_vs_digest: { atMost: 1.3 },
  report_page1_ms: { atMost: 1000 },
  report_pdf_1000_ms: { atMost: 60_000 },
  casebook_open_10k_vs_100: { atMost: 2 },
  casebook_open_10k_ms: { atMost: 1000 },
  casebook_first_10k_ms: { atMost: 1000 },
  search_10k_ms: { atMost: 100 },
  unlock_10k_ms: { atMost: 1000 },
  scroll_10k_worst_frame_ms: { atMost: 50 },
  sealing_share: { atMost: 0.15 },
  backup_vs_copy: { atLeast: 0.5 },
  restore_vs_copy: { atLeast: 0.5 },
  import_2m_s: { atMost: 60 },
  import_2m_peak_mib: { atMost: 300 },
  zip_kib: { atMost: 2048 },
  popup_kib_gz: { atMost: 60 },
  reader_kib_gz: { atMost: 40 },
  read_item_ms: { atMost: 5 },
  read_500_ms: { atMost: 300 },
  idle_bytes_in_page: { atMost: 0 },
};

/** One line: name, figure, and how it stands to its target. */
export function sayAgainstTarget(name: string, figure: number): string {
  const shown = `${name.padEnd(34)}${String(Math.round(figure * 1000) / 1000).padStart(12)}`;
  const target = figureTargets[name];
  if (target === undefined) return shown;
  const holds = figure <= (target.atMost ?? Infinity) && figure >= (target.atLeast ?? -Infinity);
  const bound = target.atMost === undefined ? `at least ${target.atLeast}` : `at most ${target.atMost}`;
  return `${shown}   ${holds ? 'holds' : 'FALLS SHORT'}: ${bound}`;
}
