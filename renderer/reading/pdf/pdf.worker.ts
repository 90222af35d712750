// pdf.js answers from here: parsing, fonts and image data, away from the page. The legacy build runs in Electron 33.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
