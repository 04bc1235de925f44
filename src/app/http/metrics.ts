import type { FastifyInstance } from 'fastify'

/** One number the rest of the house wants shown, e.g. the checkpoint's size. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly kind: 'gauge' | 'counter'
  readonly value: number
}

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

class Histogram {
  readonly counts = BUCKETS_SECONDS.map(() => 0)
  sumSeconds = 0
  count = 0
  observe(seconds: number): void {
    this.sumSeconds += seconds
    this.count += 1
    BUCKETS_SECONDS.forEach((limit, i) => {
      if (seconds <= limit) this.counts[i] = (this.counts[i] ?? 0) + 1
    })
  }
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

function linesOf(labels: string, { counts, count, sumSeconds }: Histogram): readonly string[] {
  const name = 'oneseal_http_request_duration_seconds'
  return [
    ...BUCKETS_SECONDS.map((limit, i) => `${name}_bucket{${labels},le="${String(limit)}"} ${String(counts[i] ?? 0)}`),
    `${name}_bucket{${labels},le="+Inf"} ${String(count)}`,
    `${name}_sum{${labels}} ${String(sumSeconds)}`,
    `${name}_count{${labels}} ${String(count)}`,
  ]
}

/** Prometheus' text format, for this machine alone: a proxy in front decides who else may read it. */
export function addMetrics(app: FastifyInstance, gauges: () => Promise<readonly Gauge[]>): void {
  const histograms = new Map<string, Histogram>()
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the address itself: addresses hold bearer secrets and there are endlessly many.
    const route = request.routeOptions.url ?? 'none'
    const status = `${String(Math.floor(reply.statusCode / 100))}xx`
    const labels = `method=${quoted(request.method)},route=${quoted(route)},status="${status}"`
    const histogram = histograms.get(labels) ?? new Histogram()
    histograms.set(labels, histogram)
    histogram.observe(reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', async (request, reply) => {
    if (!/^(::1|127\.|::ffff:127\.)/.test(request.ip)) {
      reply.callNotFound()
      return reply
    }
    const shown = [...(await gauges()), ...processGauges()]
    const lines = [
      ...shown.flatMap(({ name, help, kind, value }) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${kind}`,
        `${name} ${String(value)}`,
      ]),
      '# HELP oneseal_http_request_duration_seconds How long requests took.',
      '# TYPE oneseal_http_request_duration_seconds histogram',
      ...[...histograms].flatMap(([labels, histogram]) => linesOf(labels, histogram)),
    ]
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}

const processGauges = (): readonly Gauge[] => [
  {
    name: 'process_resident_memory_bytes',
    help: 'Resident memory of the serving process.',
    kind: 'gauge',
    value: process.memoryUsage.rss(),
  },
  {
    name: 'process_cpu_seconds_total',
    help: 'Processor time of the serving process.',
    kind: 'counter',
    value: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
  },
]
