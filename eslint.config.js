import compat from 'eslint-plugin-compat'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** The app is offline: nothing that could speak to a network, and no Blobs (decrypted ones spill to disk). */
const offline = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Blob', 'FileReader'].map((name) => ({
    name,
    message: 'The app is offline and keeps nothing readable on disk.',
  })),
]
const noNetworkModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'].flatMap((name) => [
  name,
  `node:${name}`,
])

const banned = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector: "MemberExpression[property.name='createObjectURL']",
    message: 'Object URLs spill decrypted bytes to disk.',
  },
]
const noLiteralText = {
  selector: 'JSXText[value=/[A-Za-z]{2,}/]',
  message: 'Words a person reads come from renderer/text.',
}
const clockAndChance = [
  { object: 'Date', property: 'now', message: 'core/ has no clock.' },
  { object: 'Math', property: 'random', message: 'core/ has no chance of its own.' },
]

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'demo/**',
      '.cache/**',
      'resources/**',
      'test-results/**',
      'renderer/core/platform.d.ts',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-globals': ['error', ...offline],
      'no-restricted-imports': ['error', { paths: noNetworkModules }],
      'no-restricted-syntax': ['error', ...banned],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      complexity: ['error', 12],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['renderer/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict],
    rules: {
      'no-restricted-syntax': ['error', ...banned, noLiteralText],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The oldest Electron that the app is to run on has Chromium 130.
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx', 'electron/preload.ts'],
    plugins: { compat },
    settings: { targets: ['chrome 130'] },
    rules: { 'compat/compat': 'error' },
  },
  {
    files: ['renderer/core/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...clockAndChance] },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: { 'max-lines-per-function': 'off', 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['*.config.ts', '**/*.d.ts', 'test/e2e/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['scripts/**/*.mjs', '*.config.js', '*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'module',
          'performance',
          'TextDecoder',
          'TextEncoder',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-undef': 'error',
      'no-unused-vars': 'error',
    },
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
)
