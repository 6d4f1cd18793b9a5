/** Vite: the address of a file that the build puts into the extension. */
declare module '*?url' {
  const address: string;
  export default address;
}
