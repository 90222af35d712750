/** A file as a data: address (base64), put into the script by the bundler. */
declare module '*?inline' {
  const dataAddress: string
  // eslint-disable-next-line no-restricted-syntax -- this is how the bundler exports it
  export default dataAddress
}
