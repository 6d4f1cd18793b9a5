/** What may be chosen. */
export const quietLook = {
  position: 'fixed',
  'border-radius': '8px',
  outline: '1.5px solid rgb(76 99 125 / 0.55)',
  'pointer-events': 'none',
};
/** What a press would choose now. */
export const markedLook = {
  ...quietLook,
  outline: '3px solid rgb(38 94 158)',
  background: 'rgb(38 94 158 / 0.10)',
};

/** Where hint and ways out stand. */
export const barLook = {
  position: 'fixed',
  'inset-block-start': '14px',
  'inset-inline': '16px',
  display: 'flex',
  'flex-wrap': 'wrap',
  gap: '8px',
  'align-items': 'center',
  'justify-content': 'center',
};

/** What to do, in a sentence. */
export const hintLook = {
  padding: '9px 16px',
  'border-radius': '999px',
  background: 'rgb(24 32 42 / 0.92)',
  color: 'white',
  font: '14px/1.4 system-ui, sans-serif',
  'text-align': 'center',
};

/** For whoever has no Esc: large enough for a finger. */
export const cancelLook = {
  ...hintLook,
  'min-height': '48px',
  'min-width': '96px',
  padding: '12px 20px',
  background: 'white',
  color: 'rgb(24 32 42)',
  font: '600 15px/1.5 system-ui, sans-serif',
};
