/** A page as it is served to the browser under test and to a person. */
export interface PracticePage {
  /** Real address at which the page is served. */
  address: string;
  /** Adapter that should know it. */
  site: string;
  /** For people, on the index page. */
  title: string;
  html: string;
}
