import { startBeside } from '../app/beside.ts'
import { parseServeArguments } from '../app/config.ts'
import { isInitialised } from '../app/installation.ts'
import { keep } from '../app/keeper.ts'
import { createLog } from '../app/log.ts'
import { serveOnOrders } from '../app/orders.ts'
import { withLoopback } from '../app/loopback-process.ts'
import { PLACES } from '../app/place.ts'
import { DEMO_PASSWORD } from '../app/demo-district.ts'

/** `oneseal serve`: the keeper, until someone asks it to stop. */
export async function serve(words: readonly string[]): Promise<number> {
  const config = parseServeArguments(words, process.env)
  const log = createLog((line) => process.stderr.write(line), { quiet: true })
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const first = config.demo && !isInitialised(config.dataFolder)
  if (first) say('Making the demo district: keys, organs, people, catalogue …')
  return keep({
    config,
    sqlFolder: PLACES.sql,
    server: { program: PLACES.program, words: ['server'] },
    beside: (urls, dataFolder) => {
      const beside = startBeside(urls, dataFolder, { demo: config.demo, log, now: () => new Date(), say })
      // A demonstration brings its outside world along, on the port beside its own.
      const port = config.port === 0 ? 0 : config.port + 1
      const words = ['--data', dataFolder, '--host', config.host, '--port', String(port)]
      return config.demo ? withLoopback(beside, words) : beside
    },
    say,
    onReady: (address) => {
      say(`\nOneSeal 一章通 is ready: ${address}`)
      if (config.demo) say(demoWelcome())
      say(`Data folder: ${config.dataFolder}. Ctrl-C stops everything.`)
    },
  })
}

/** `oneseal server`: started by the keeper only, which tells it what to do. */
export async function server(): Promise<number> {
  const { serve: serveOffice } = await import('../app/serve.ts')
  serveOnOrders(serveOffice)
  return new Promise(() => undefined)
}

const demoWelcome = () =>
  `Demo accounts (listed on the sign-in page too), password ${DEMO_PASSWORD}:
  demo.canteen    applicant 申请企业        lin.shouli      intake officer 受理
  demo.resident   applicant 申请人          he.yuanzhou     examiner 审查
  pan.guanshi     supervisor 市场监管        tang.duanheng   decider 决定
  cheng.zhengming inspector 监督            xue.anyin       keeper of the seal 印章
  wei.gaoyuan     leader 领导               tian.zhanghu    administrator 管理员`
