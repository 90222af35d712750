/**
 * The dependency table of docs/architecture.md, as the check reads it: a room may import itself and what its row names.
 * Owners: a package may be imported in the rooms its row names, and nowhere else.
 */
const core = (...names) => names.map((name) => `^renderer/core/${name}/`)

/** [room, what it may import beside itself] */
const rooms = [
  ['^electron/', [...core('base')]],
  ['^renderer/core/base/', []],
  ['^renderer/core/(model|crypto|pades)/', core('base')],
  ['^renderer/core/format/', core('base', 'model', 'crypto')],
  ['^renderer/core/(intake|identity|search|timeline|interop)/', core('base', 'model')],
  ['^renderer/core/extract/', core('base', 'model', 'identity')],
  ['^renderer/core/packet/', core('base', 'model', 'timeline', 'pades')],
  ['^renderer/vault/store/', core('base', 'model')],
  [
    '^renderer/vault/worker/',
    ['^renderer/core/', '^renderer/vault/', '^renderer/reading/(client|contract)\\.ts$', '^electron/contract\\.ts$'],
  ],
  [
    '^renderer/vault/[^/]+\\.tsx?$',
    [...core('base', 'model', 'packet'), '^renderer/vault/worker/vault\\.worker\\.ts$'],
  ],
  ['^renderer/reading/', core('base', 'model', 'intake', 'interop', 'packet')],
  ['^renderer/desktop/', [...core('base'), '^electron/contract\\.ts$']],
  ['^renderer/print/', [...core('base', 'packet', 'model'), '^renderer/text/', '^renderer/ui/']],
  ['^renderer/ui/', []],
  [
    '^renderer/text/',
    [
      ...core('base', 'model', 'packet', 'timeline'),
      '^renderer/vault/(contract|disk-codes|use-jobs)\\.ts$',
      '^renderer/reading/contract\\.ts$',
      '^electron/contract\\.ts$',
    ],
  ],
  [
    '^renderer/features/',
    [
      ...core('base', 'model', 'timeline', 'packet', 'search'),
      '^renderer/ui/',
      '^renderer/text/',
      '^renderer/desktop/',
      '^renderer/vault/(client|contract|key-calls|use-filing-draft|use-form-draft|use-jobs|use-new-passphrase|use-vault)\\.tsx?$',
    ],
  ],
  [
    '^renderer/app/',
    [
      ...core('base', 'model', 'intake'),
      '^renderer/features/',
      '^renderer/ui/',
      '^renderer/text/',
      '^renderer/desktop/',
      '^renderer/vault/[^/]+\\.tsx?$',
      '^renderer/reading/client\\.ts$',
    ],
  ],
  ['^renderer/main\\.tsx$', ['^renderer/app/', '^renderer/ui/', '^renderer/measure/']],
  ['^renderer/measure/', ['^renderer/(core|vault|reading|desktop|text)/', '^electron/contract\\.ts$']],
  ['^renderer/gallery/', ['^renderer/ui/']],
]

/** [package, rooms that may import it] */
const owners = [
  ['^node_modules/libsodium', '^renderer/(core/crypto|vault/worker)/'],
  // A bench compares with Dexie itself.
  ['^node_modules/dexie', '^renderer/(vault/store/|measure/bench-saves\\.ts)'],
  [
    '^node_modules/(pdfjs-dist|tesseract\\.js|utif2|libheif-js|@cornerstonejs|jpeg-lossless|mammoth|postal-mime)',
    '^renderer/reading/',
  ],
  ['^node_modules/@kenjiuno/msgreader', '^renderer/reading/'],
  ['^node_modules/(saxes|dicom-parser|papaparse|jose)', '^renderer/core/interop/'],
  ['^node_modules/pako', '^renderer/(core/interop|reading)/'],
  ['^node_modules/electron/', '^electron/'],
  ['^node_modules/@cantoo/pdf-lib', '^renderer/core/packet/'],
  ['^node_modules/(pkijs|asn1js|@peculiar/x509|reflect-metadata)', '^renderer/core/pades/'],
  ['^node_modules/age-encryption', '^renderer/core/format/share-file'],
  ['^node_modules/@zip\\.js', '^renderer/(core/format/share-file|reading/containers/)'],
  ['^node_modules/qrcode', '^renderer/core/format/'],
]

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-tests-or-scripts',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'a-feature-never-imports-another',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    ...rooms.map(([room, allowed]) => ({
      name: `room ${room}`,
      severity: 'error',
      from: { path: room },
      to: { path: '^(electron|renderer)/', pathNot: [room, ...allowed, '\\.css$'] },
    })),
    ...owners.map(([name, room]) => ({
      name: `owner of ${name}`,
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: room },
      to: { path: name },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'default', 'types'],
    },
  },
}
