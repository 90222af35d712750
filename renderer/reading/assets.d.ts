/** A file as a data: address (base64), put into the script by the bundler. */
declare module '*?inline' {
  const dataAddress: string
  export default dataAddress
}
