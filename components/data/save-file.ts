/** Time after which the browser has surely taken up a download. */
const keepMs = 60_000;

/** Hands a file to the browser's own download, as a press on a link would. */
export function saveFile(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keepMs);
}
