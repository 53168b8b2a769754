import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type AnyRoute,
} from '@tanstack/react-router'
import { alertSearch } from '../alerts/filters'
import { bulkSearch } from '../bulk/filters'
import { caseSearch } from '../cases/filters'
import { listSearch } from '../lists/filters'
import { lookSearch } from '../looks/filters'
import { metricsSearch } from '../metrics/asking'
import { reportSearch } from '../reports/filters'
import { hitSearch } from '../screening/filters'
import { scenarioSearch } from '../scenarios/filters'
import { Failure } from '../parts/Answer'
import { CONFIRMED } from '../wire/stepup'
import { Missing, Shell } from './Shell'
import { ConfirmedPage } from './StepUp'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: Missing,
  errorComponent: ({ error }) => <Failure failure={error} />,
})

const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path }) as const

export const overviewRoute = createRoute({
  ...at('/'),
  component: lazyRouteComponent(() => import('../overview/OverviewPage'), 'OverviewPage'),
})
export const alertsRoute = createRoute({
  ...at('/alerts'),
  validateSearch: alertSearch,
  component: lazyRouteComponent(() => import('../alerts/AlertsPage'), 'AlertsPage'),
})
export const casesRoute = createRoute({
  ...at('/cases'),
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('../cases/CasesPage'), 'CasesPage'),
})
export const caseRoute = createRoute({
  ...at('/cases/$case'),
  component: lazyRouteComponent(() => import('../cases/CasePage'), 'CasePage'),
})
export const screeningRoute = createRoute({
  ...at('/screening'),
  validateSearch: hitSearch,
  component: lazyRouteComponent(() => import('../screening/ScreeningPage'), 'ScreeningPage'),
})
export const deskRoute = createRoute({
  ...at('/screening/desk'),
  component: lazyRouteComponent(() => import('../screening/DeskPage'), 'DeskPage'),
})
export const customersRoute = createRoute({
  ...at('/customers'),
  component: lazyRouteComponent(() => import('../customers/CustomersPage'), 'CustomersPage'),
})
export const customerRoute = createRoute({
  ...at('/customers/$customer'),
  component: lazyRouteComponent(() => import('../customers/CustomerPage'), 'CustomerPage'),
})
export const accountRoute = createRoute({
  ...at('/accounts/$account'),
  component: lazyRouteComponent(() => import('../customers/AccountPage'), 'AccountPage'),
})
export const scenariosRoute = createRoute({
  ...at('/scenarios'),
  component: lazyRouteComponent(() => import('../scenarios/ScenariosPage'), 'ScenariosPage'),
})
export const scenarioRoute = createRoute({
  ...at('/scenarios/$scenario'),
  validateSearch: scenarioSearch,
  component: lazyRouteComponent(() => import('../scenarios/ScenarioPage'), 'ScenarioPage'),
})
export const modelsRoute = createRoute({
  ...at('/models'),
  component: lazyRouteComponent(() => import('../scenarios/ModelsPage'), 'ModelsPage'),
})
export const listsRoute = createRoute({
  ...at('/lists'),
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../lists/ListsPage'), 'ListsPage'),
})
export const officersRoute = createRoute({
  ...at('/officers'),
  component: lazyRouteComponent(() => import('../officers/OfficersPage'), 'OfficersPage'),
})
export const accessRoute = createRoute({
  ...at('/officers/access'),
  component: lazyRouteComponent(() => import('../officers/AccessPage'), 'AccessPage'),
})
export const reportsRoute = createRoute({
  ...at('/reports'),
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('../reports/ReportsPage'), 'ReportsPage'),
})
export const profileRoute = createRoute({
  ...at('/reports/profile'),
  component: lazyRouteComponent(() => import('../reports/ProfilePage'), 'ProfilePage'),
})
export const reportRoute = createRoute({
  ...at('/reports/$report'),
  component: lazyRouteComponent(() => import('../reports/ReportPage'), 'ReportPage'),
})
export const metricsRoute = createRoute({
  ...at('/metrics'),
  validateSearch: metricsSearch,
  component: lazyRouteComponent(() => import('../metrics/MetricsPage'), 'MetricsPage'),
})
export const looksRoute = createRoute({
  ...at('/second-looks'),
  validateSearch: lookSearch,
  component: lazyRouteComponent(() => import('../looks/LooksPage'), 'LooksPage'),
})
export const bulkRoute = createRoute({
  ...at('/bulk-closings'),
  validateSearch: bulkSearch,
  component: lazyRouteComponent(() => import('../bulk/BulkPage'), 'BulkPage'),
})
export const noticesRoute = createRoute({
  ...at('/notices'),
  component: lazyRouteComponent(() => import('../notices/NoticesPage'), 'NoticesPage'),
})
export const auditRoute = createRoute({
  ...at('/audit'),
  component: lazyRouteComponent(() => import('../audit/AuditPage'), 'AuditPage'),
})

export const confirmedRoute = createRoute({ ...at(CONFIRMED), component: ConfirmedPage })

const pages = [
  overviewRoute,
  alertsRoute,
  casesRoute,
  caseRoute,
  screeningRoute,
  deskRoute,
  customersRoute,
  customerRoute,
  accountRoute,
  scenariosRoute,
  scenarioRoute,
  modelsRoute,
  listsRoute,
  officersRoute,
  accessRoute,
  reportsRoute,
  profileRoute,
  reportRoute,
  metricsRoute,
  looksRoute,
  bulkRoute,
  noticesRoute,
  auditRoute,
  confirmedRoute,
] as const satisfies AnyRoute[]

export const router = createRouter({ routeTree: root.addChildren(pages), defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
