import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { Moment, Money } from '../figures/shown'
import { Answer, Loading } from '../parts/Answer'
import { Pick } from '../parts/Fields'
import { Panel } from '../parts/Panel'
import { monitoring, told } from '../wire/houses'
import type { Network } from '../wire/views'
import { useWords } from '../words/words'

const NetworkPicture = lazy(async () => ({ default: (await import('./NetworkPicture')).NetworkPicture }))
const HOPS = ['1', '2', '3']
const LEASTS = ['0', '1000', '10000', '100000', '1000000']

/** Who is connected to an account within 90 days, two or three steps away. */
export function NetworkPanel({ account }: { account: string }) {
  const { t, language } = useWords()
  const [hops, setHops] = useState('2')
  const [least, setLeast] = useState('0')
  const asked = useQuery({
    queryKey: ['network', account, hops],
    queryFn: async ({ signal }) =>
      (await told(
        monitoring.GET('/v1/accounts/{id}/network', {
          params: { path: { id: account }, query: { hops, accounts: '2000' } },
          signal,
        }),
      )) as Network,
    staleTime: 60_000,
  })
  const figure = new Intl.NumberFormat(language)
  return (
    <Panel
      title={t('network.title')}
      end={
        <div className="row no-print">
          <Pick quiet label={t('network.hops')} value={hops} onChange={setHops} choices={HOPS.map((id) => ({ id, label: t('network.step', { n: Number(id) }) }))} />
          <Pick
            quiet
            label={t('network.least')}
            value={least}
            onChange={setLeast}
            choices={LEASTS.map((id) => ({ id, label: id === '0' ? t('network.any') : '≥ ' + figure.format(Number(id)) }))}
          />
        </div>
      }
    >
      <Answer of={asked}>{(network) => <Shown network={network} least={Number(least)} />}</Answer>
    </Panel>
  )
}

function Shown({ network, least }: { network: Network; least: number }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = useCallback((account: string | null) => setChosen(account), [])
  const node = network.accounts.find((each) => each.accountId === chosen)
  const flows = useMemo(
    () => network.flows.filter((flow) => flow.payerAccountId === chosen || flow.payeeAccountId === chosen).slice(0, 8),
    [network, chosen],
  )
  const number = (id: string) => network.accounts.find((each) => each.accountId === id)?.accountNumber ?? id
  return (
    <div className="stack close">
      <p className="soft small">
        {t('network.summary', { accounts: network.accounts.length, n: network.flows.length })} · <Moment at={network.from} /> –{' '}
        <Moment at={network.to} />
        {!network.whole && <> · {t('network.notwhole')}</>}
      </p>
      <Suspense fallback={<Loading />}>
        <NetworkPicture network={network} least={least} onAccount={choose} />
      </Suspense>
      {node ? (
        <div className="notice">
          <Link to="/accounts/$account" params={{ account: node.accountId }} className="mono">
            {node.accountNumber ?? node.accountId}
          </Link>{' '}
          · {t('network.alerts', { n: node.alerts })}
          <ul className="small">
            {flows.map((flow) => (
              <li key={flow.payerAccountId + flow.payeeAccountId}>
                {number(flow.payerAccountId)} → {number(flow.payeeAccountId)}: <Money of={flow.sum} /> ·{' '}
                {t('payments.count', { n: flow.payments })}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="soft small">{t('network.hint')}</p>
      )}
    </div>
  )
}
