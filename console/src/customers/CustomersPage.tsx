import '../look/overview.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Answer, Empty, Waits } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Who } from '../parts/Who'
import { screening, told } from '../wire/houses'
import type { CustomerSummary, Page } from '../wire/views'
import { useWords } from '../words/words'

/** Who is monitored against the lists, and the way to an account. */
export function CustomersPage() {
  const { t } = useWords()
  const asked = useInfiniteQuery({
    queryKey: ['customers'],
    queryFn: async ({ pageParam, signal }) =>
      (await told(
        screening.GET('/v1/screening/customers', {
          params: { query: pageParam === '' ? {} : { after: pageParam } },
          signal,
        }),
      )) as Page<CustomerSummary>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.customers')}</h1>
          <p className="soft">{t('customers.text')}</p>
        </div>
      </div>
      <Find />
      <Panel title={t('customers.monitored')} flush>
        <Answer of={asked}>
          {(told) => {
            const customers = told.pages.flatMap((page) => page.items)
            if (customers.length === 0) return <Empty title={t('customers.none')}>{t('customers.none.text')}</Empty>
            return <Table customers={customers} />
          }}
        </Answer>
        <More of={asked} />
      </Panel>
      <Waits what={t('waits.rating')} house="customers" />
    </div>
  )
}

function Table({ customers }: { customers: CustomerSummary[] }) {
  return (
    <table className="table">
      <Heads of={['hits.customer', ['customers.version', 'number'], 'customers.changed', 'audit.who']} />
      <tbody>
        {customers.map((each) => (
          <tr key={each.customer}>
            <td>
              <Link to="/customers/$customer" params={{ customer: each.customer }}>
                {each.customer}
              </Link>
            </td>
            <td className="number">{each.version}</td>
            <td>
              <Moment at={each.changedAt} />
            </td>
            <td>
              <Who id={each.changedBy} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Find() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [account, setAccount] = useState('')
  const [customer, setCustomer] = useState('')
  return (
    <Panel title={t('customers.find')}>
      <div className="find">
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            if (account.trim() !== '') void navigate({ to: '/accounts/$account', params: { account: account.trim() } })
          }}
        >
          <Text label={t('customers.account')} value={account} onChange={setAccount} placeholder="IBAN" />
          <Button type="submit">{t('act.open')}</Button>
        </form>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            if (customer.trim() !== '') void navigate({ to: '/customers/$customer', params: { customer: customer.trim() } })
          }}
        >
          <Text label={t('customers.id')} value={customer} onChange={setCustomer} />
          <Button type="submit">{t('act.open')}</Button>
        </form>
      </div>
    </Panel>
  )
}
