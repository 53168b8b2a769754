import 'uplot/dist/uPlot.min.css'
import '../look/overview.css'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { coloursOf } from '../look/colours'
import { usePreferences } from '../preferences/preferences'
import { useWords } from '../words/words'

type Line = { name: string; ys: number[] }
type Shape = { label: string; xs: number[]; lines: Line[]; height?: number; mark?: number; times?: boolean }

const COLOURS = ['--bar', '--bar-against', '--low']

/** Lines over one axis; a table beside it tells the same figures to whoever cannot see it. */
export function LineChart({ label, xs, lines, height = 220, mark, times = false }: Shape) {
  const [{ theme }] = usePreferences()
  const { language } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = frame.current
    if (place === null) return
    const colour = coloursOf(place)
    const figure = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
    const axis = {
      stroke: colour('--text-soft'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { stroke: colour('--line'), width: 1 },
      font: '12px IBM Plex Sans Variable, sans-serif',
    }
    const chart = new uPlot(
      {
        width: place.clientWidth || 600,
        height,
        scales: { x: { time: times }, y: { range: (_, __, most) => [0, Math.max(most * 1.1, 1)] } },
        cursor: { drag: { x: false, y: false } },
        legend: { show: lines.length > 1, live: false },
        axes: [{ ...axis }, { ...axis, size: 56, values: (_, values) => values.map((value) => figure.format(value)) }],
        series: [
          {},
          ...lines.map((line, at) => ({
            label: line.name,
            stroke: colour(COLOURS[at] ?? '--bar'),
            width: 2,
            points: { show: xs.length < 40 },
          })),
        ],
        hooks: { draw: [(drawn) => mark !== undefined && drawMark(drawn, mark, colour('--text'))] },
      },
      [xs, ...lines.map((line) => line.ys)],
      place,
    )
    const watch = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height }))
    watch.observe(place)
    return () => {
      watch.disconnect()
      chart.destroy()
    }
  }, [xs, lines, height, mark, times, theme, language])
  return <div ref={frame} className="chart" role="img" aria-label={label} />
}

/** A dashed line where the present value stands. */
function drawMark(chart: uPlot, at: number, colour: string): void {
  const x = chart.valToPos(at, 'x', true)
  const { ctx, bbox } = chart
  ctx.save()
  ctx.strokeStyle = colour
  ctx.setLineDash([4, 4])
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
  ctx.restore()
}
