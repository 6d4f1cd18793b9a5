// Ended before it runs, see release.ts: it only has to be a script.
addEventListener('message', close);
