/** Style sheets are imported for their effect on the page; they give no value. */
declare module '*.css';
