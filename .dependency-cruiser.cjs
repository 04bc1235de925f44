/**
 * Who may import whom. Each wall names the promise it keeps; tools/rooms.test.ts shows that each of them holds
 * by breaking it in a small tree of its own.
 */
const CLOUD = '^src/clouds/([^/]+)/'
/** Tests and fixtures may look over walls to set a scene; what ships may not. */
const TESTS = '(\\.test\\.tsx?$|/testing/|/fixtures\\.ts$)'
const PAGES = '(^src/clouds/[^/]+/pages/|^src/web/)'
const CORE =
  '^(node:)?(assert|buffer|child_process|cluster|crypto|dns|events|fs|http|https|net|os|path|process|stream|tls|url|util|v8|vm|worker_threads|zlib)(/|$)'

const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    wall(
      'no-cycles',
      'A circle has no beginning to understand it from.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    wall(
      'kernel-knows-nobody',
      'Law, time and identifiers run in every browser: no other room, no Node, no package.',
      { path: '^src/kernel/', pathNot: TESTS },
      { pathNot: '^src/kernel/' },
    ),
    wall(
      'policy-knows-only-the-kernel',
      'One pure table for server and browser.',
      { path: '^src/policy/', pathNot: TESTS },
      { pathNot: '^src/(policy|kernel)/' },
    ),
    wall(
      'contract-knows-only-kernel-and-policy',
      'The shapes of the doors are shared by server and browser and depend on neither.',
      { path: '^src/contract/', pathNot: TESTS },
      { path: '^src/', pathNot: '^src/(contract|policy|kernel)/' },
    ),
    wall(
      'ledger-knows-only-the-kernel',
      'The app hands it a function that signs; it knows no cloud and no seal.',
      { path: '^src/ledger/', pathNot: TESTS },
      { path: '^src/', pathNot: '^src/(ledger|kernel)/' },
    ),
    wall(
      'seal-knows-only-kernel-and-proofs',
      'It seals bytes and proves them; whose they are is not its business.',
      { path: '^src/seal/', pathNot: TESTS },
      { path: '^src/', pathNot: ['^src/(seal|kernel)/', '^src/ledger/proof/'] },
    ),
    wall(
      'adapters-know-only-the-kernel',
      'They speak with other houses; what is said and why is not their business.',
      { path: '^src/adapters/', pathNot: TESTS },
      { path: '^src/', pathNot: '^src/(adapters|kernel)/' },
    ),
    wall(
      'catalogue-knows-only-kernel-and-contract',
      'Standards are data that come before every cloud.',
      { path: '^src/catalogue/', pathNot: TESTS },
      { path: '^src/', pathNot: '^src/(catalogue|kernel|contract|policy)/' },
    ),
    wall(
      'frame-knows-no-cloud',
      'The frame says what a cloud is; it must not know which there are.',
      { path: '^src/frame/', pathNot: TESTS },
      { path: '^src/(clouds|app|cli|web)/' },
    ),
    wall(
      'domain-is-pure',
      'Rules a lawyer can read: only the kernel, the own domain, and the published events of others.',
      { path: '^src/clouds/[^/]+/(domain|rules)/', pathNot: TESTS },
      {
        pathNot: [
          '^src/clouds/[^/]+/(domain|rules)/',
          '^src/(kernel|policy)/',
          '^src/catalogue/(standard|item-graph)\\.ts$',
          '^src/contract/domains\\.ts$',
        ],
      },
    ),
    wall(
      'clouds-meet-only-through-published-events',
      'A cloud may read what others did; never how they did it.',
      { path: CLOUD, pathNot: TESTS },
      {
        path: CLOUD,
        pathNot: ['^src/clouds/$1/', '^src/clouds/[^/]+/domain/events\\.ts$', '^src/clouds/[^/]+/api\\.ts$'],
      },
    ),
    wall(
      'only-pages-call-another-clouds-doors',
      'On the server clouds meet through events alone; a screen may show several clouds and calls their doors like anyone.',
      { path: CLOUD, pathNot: [TESTS, PAGES] },
      { path: '^src/clouds/[^/]+/api\\.ts$', pathNot: '^src/clouds/$1/' },
    ),
    wall(
      'pages-run-in-the-browser',
      'A screen asks the server through its doors and never reaches behind them.',
      { path: PAGES, pathNot: TESTS },
      {
        path: [
          '^src/(app|cli|seal|adapters|frame)/',
          '^src/ledger/(?!proof/)',
          '^src/clouds/[^/]+/(routes|handlers|reactions|projections|store|jobs|index)(\\.ts$|/)',
          CORE,
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    wall(
      'only-app-and-cli-wire',
      'Whoever imports the app has become part of it.',
      { path: '^src/', pathNot: ['^src/(app|cli)/', TESTS] },
      { path: '^src/(app|cli)/' },
    ),
    wall(
      'nobody-imports-the-command-line',
      'It is where the program begins.',
      { path: '^src/', pathNot: ['^src/cli/', TESTS] },
      { path: '^src/cli/' },
    ),
    wall(
      'enter-a-room-by-its-door',
      'What a room does not show at its door may change without asking.',
      { path: '^src/([^/]+)/', pathNot: TESTS },
      {
        path: '^src/(kernel|contract|policy|frame|ledger|seal|adapters|catalogue)/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/ledger/proof/index\\.ts$',
          '^src/seal/pki/keep-file\\.ts$',
          '^src/contract/domains\\.ts$',
          '^src/catalogue/(standard|claims|coded-words|synonyms|fees|eligibility|item-graph|certificate-lines)\\.ts$',
        ],
      },
    ),
    wall(
      'enter-a-cloud-by-its-door',
      'The app sees a cloud by its index; the browser shell by its pages and its doors.',
      { path: '^src/(app|cli|web)/', pathNot: TESTS },
      { path: CLOUD, pathNot: ['^src/clouds/[^/]+/(index|api|domain/events)\\.ts$', '^src/clouds/[^/]+/pages/'] },
    ),
    wall(
      'tests-stay-out-of-what-ships',
      'Fixtures and test support are for tests.',
      { path: '^src/', pathNot: TESTS },
      { path: ['^tests/', '\\.test\\.tsx?$', '/testing/'] },
    ),
    wall(
      'server-needs-no-development-package',
      'The server is installed without them; the browser’s packages are in its bundle.',
      { path: '^src/', pathNot: [TESTS, PAGES] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    wall('no-unresolvable', 'An import must lead somewhere.', {}, { couldNotResolve: true }),
    wall(
      'no-orphans',
      'A file nobody needs is a file somebody will wonder about.',
      { orphan: true, pathNot: ['^src/web/public/', '\\.d\\.ts$', '\\.test\\.tsx?$'] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
