import { useKept } from '../preferences/kept'
import type { AlertSearch } from './filters'

/** A view of the queue under a name of the officer's own. */
export type SavedView = { name: string; search: AlertSearch }

export const COLUMNS = [
  'priority',
  'alert',
  'due',
  'score',
  'amount',
  'assignee',
  'state',
  'typology',
  'opened',
  'joins',
  'tags',
] as const
export type Column = (typeof COLUMNS)[number]

/** How wide the columns stand; a least width where one grows. */
export const WIDTHS: Record<Column, string> = {
  priority: '46px',
  alert: 'minmax(130px, 1fr)',
  due: '84px',
  score: '52px',
  amount: '150px',
  assignee: '120px',
  state: '88px',
  typology: '120px',
  opened: '104px',
  joins: '60px',
  tags: '170px',
}

const CHOICE = 24
const GAP = 10
const EDGES = 32

/** The least width in which all of these columns stand uncut, in pixels. */
export function leastWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + GAP + Number(/\d+/.exec(WIDTHS[column])?.[0] ?? 0), CHOICE + EDGES)
}

const NO_VIEWS: SavedView[] = []
const PRESET: Column[] = ['priority', 'alert', 'due']

/** Kept on this machine. A view without the name is added, one with it replaced. */
export function withView(views: SavedView[], view: SavedView): SavedView[] {
  return [...views.filter((each) => each.name !== view.name), view]
}

export function useSavedViews() {
  const [views, setViews] = useKept<SavedView[]>('vigil.views.alerts', NO_VIEWS)
  return {
    views,
    save: (view: SavedView) => setViews(withView(views, view)),
    forget: (name: string) => setViews(views.filter((each) => each.name !== name)),
  }
}

export function useColumns(): [Column[], (columns: Column[]) => void] {
  const [kept, setKept] = useKept<Column[]>('vigil.columns.alerts', PRESET)
  const columns = COLUMNS.filter((column) => kept.includes(column) || column === 'alert')
  return [columns, setKept]
}
