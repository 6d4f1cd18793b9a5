/** Channel on which the extension's own pages hear that the person has left in a hurry: all of them go. */
export const leavingChannel = 'leave';

/** What stands in the place of what was left: an ordinary month. */
export const neutralPage = '/calendar.html';
