import { coloursOf } from '../look/colours'

/** Colours and letters of the page, for canvases that know no style sheet. */
export function lookOf(frame: HTMLElement): object[] {
  const colour = coloursOf(frame)
  const words = { 'font-family': 'IBM Plex Sans Variable, sans-serif', color: colour('--text') }
  const lines = (name: string) => ({ 'line-color': colour(name), 'target-arrow-color': colour(name) })
  return [
    {
      selector: 'node',
      style: {
        ...words,
        width: 26,
        height: 26,
        label: 'data(label)',
        'font-size': 11,
        'text-valign': 'bottom',
        'text-margin-y': 5,
        'background-color': colour('--node-pass'),
        'border-width': 2,
        'border-color': colour('--surface'),
      },
    },
    { selector: 'node.source', style: { 'background-color': colour('--node-source'), shape: 'round-rectangle' } },
    {
      selector: 'node.collector',
      style: { 'background-color': colour('--node-collector'), shape: 'diamond', width: 32, height: 32 },
    },
    { selector: 'node.subject', style: { 'border-width': 4, 'border-color': colour('--text') } },
    { selector: 'node.small', style: { width: 12, height: 12, 'font-size': 9 } },
    { selector: 'node.alerted', style: { 'background-color': colour('--node-collector'), shape: 'diamond' } },
    { selector: 'node.edge-of-sight', style: { 'background-opacity': 0.55 } },
    {
      selector: 'edge',
      style: {
        ...words,
        ...lines('--line-strong'),
        width: 'data(width)',
        label: 'data(label)',
        'font-size': 10,
        'text-rotation': 'autorotate',
        'text-background-color': colour('--surface'),
        'text-background-opacity': 0.9,
        'text-background-padding': '2px',
        'curve-style': 'bezier',
        'control-point-step-size': 34,
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.9,
      },
    },
    { selector: 'edge.plain', style: { 'curve-style': 'straight', 'arrow-scale': 0.6, opacity: 0.55 } },
    { selector: 'edge.own', style: { ...lines('--accent'), 'z-index': 5 } },
    { selector: 'edge.ahead', style: { opacity: 0.07 } },
    { selector: 'edge.now', style: { ...lines('--critical'), 'z-index': 9 } },
    { selector: '.hidden', style: { display: 'none' } },
  ]
}
