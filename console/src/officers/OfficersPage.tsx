import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Answer, Empty, Failure } from '../parts/Answer'
import { Badge } from '../parts/Badge'
import { Button } from '../parts/Button'
import { CopyId } from '../parts/CopyId'
import { Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { useMay } from '../shell/SignedIn'
import { identity, told } from '../wire/houses'
import type { Invitation, Officer } from '../wire/views'
import { useWords } from '../words/words'
import { RoleChangesPanel, RoleChecks, RolesAct, ROLES } from './RoleChanges'

/** Who may enter, with what second factors; for administrators. */
export function OfficersPage() {
  const { t } = useWords()
  const may = useMay('administrator')
  const reviews = useMay('administrator', 'auditor')
  const officers = useQuery({
    queryKey: ['officers'],
    queryFn: async ({ signal }) => (await told(identity.GET('/v1/officers', { signal }))) as Officer[],
  })
  return (
    <div className="page">
      <div className="head">
        <div>
          <h1>{t('nav.officers')}</h1>
          <p className="soft">{t('officers.text')}</p>
        </div>
        <div className="row">
          {reviews && (
            <Link to="/officers/access" className="button">
              {t('access.title')}
            </Link>
          )}
          {may && <Invite />}
        </div>
      </div>
      <Panel title={t('officers.all')} flush>
        <Answer of={officers}>{(all) => <Table officers={all} />}</Answer>
      </Panel>
      {reviews && <RoleChangesPanel />}
      {may && <Invitations />}
      <RolesPanel />
    </div>
  )
}

function Table({ officers }: { officers: Officer[] }) {
  const { t, term } = useWords()
  return (
    <table className="table middle">
      <Heads
        of={[
          'officers.login',
          'officers.roles',
          'officers.factors',
          ['officers.sessions', 'number'],
          'officers.access',
          ['officers.acts', 'unseen'],
        ]}
      />
      <tbody>
        {officers.map((officer) => (
          <tr key={officer.id}>
            <td>{officer.login}</td>
            <td>{officer.roles.map((role) => term('role', role)).join(', ')}</td>
            <td>{officer.secondFactors.length === 0 ? <Badge tone="medium">{t('officers.nofactor')}</Badge> : officer.secondFactors.join(', ')}</td>
            <td className="number">{officer.sessions}</td>
            <td>
              <Badge tone={officer.enabled ? 'low' : 'calm'}>{t(officer.enabled ? 'officers.in' : 'officers.out')}</Badge>
            </td>
            <td>
              <Acts officer={officer} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Act = 'allow' | 'sessions' | 'factors'

function Acts({ officer }: { officer: Officer }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [asked, setAsked] = useState<Act | null>(null)
  const path = { id: officer.id }
  const act = useMutation({
    mutationFn: async (what: Act) => {
      if (what === 'allow')
        await told(identity.PUT('/v1/officers/{id}/access', { params: { path }, body: { enabled: !officer.enabled } }))
      if (what === 'sessions') await told(identity.DELETE('/v1/officers/{id}/sessions', { params: { path } }))
      if (what === 'factors') await told(identity.DELETE('/v1/officers/{id}/factors', { params: { path } }))
    },
    onSuccess: () => {
      setAsked(null)
      return client.invalidateQueries({ queryKey: ['officers'] })
    },
  })
  const label = (what: Act) => t(what === 'allow' && !officer.enabled ? 'officers.act.letin' : `officers.act.${what}`)
  return (
    <div className="row">
      <RolesAct key={officer.roles.join()} officer={officer} />
      {(['allow', 'sessions', 'factors'] as const).map((what) => (
        <Button key={what} kind="quiet" onPress={() => setAsked(what)}>
          {label(what)}
        </Button>
      ))}
      <Sheet title={asked === null ? '' : label(asked)} open={asked !== null} onClose={() => setAsked(null)}>
        <p>{t('officers.sure', { login: officer.login })}</p>
        {act.error && <Failure failure={act.error} />}
        <div className="ends">
          <Button onPress={() => setAsked(null)}>{t('act.cancel')}</Button>
          <Button kind="grave" isDisabled={act.isPending} onPress={() => asked !== null && act.mutate(asked)}>
            {asked === null ? '' : label(asked)}
          </Button>
        </div>
      </Sheet>
    </div>
  )
}

function Invite() {
  const { t } = useWords()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [login, setLogin] = useState('')
  const [roles, setRoles] = useState<string[]>(['analyst'])
  const invite = useMutation({
    mutationFn: () => told(identity.POST('/v1/officers/invitations', { body: { login, roles } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <>
      <Button kind="primary" onPress={() => setOpen(true)}>
        {t('officers.invite')}
      </Button>
      <Sheet title={t('officers.invite')} open={open} onClose={() => setOpen(false)}>
        <Text label={t('officers.login')} value={login} onChange={setLogin} autoComplete="off" />
        <RoleChecks roles={roles} onChange={setRoles} />
        {invite.error && <Failure failure={invite.error} />}
        {invite.data && (
          <div className="notice good">
            <p>{t('officers.invited')}</p>
            <CopyId id={location.origin + (invite.data.link ?? '')} />
          </div>
        )}
        <div className="ends">
          <Button onPress={() => setOpen(false)}>{t('act.close')}</Button>
          <Button kind="primary" isDisabled={login === '' || roles.length === 0 || invite.isPending} onPress={() => invite.mutate()}>
            {t('officers.send')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}

function Invitations() {
  const { t, term } = useWords()
  const client = useQueryClient()
  const asked = useQuery({
    queryKey: ['invitations'],
    queryFn: async ({ signal }) => (await told(identity.GET('/v1/officers/invitations', { signal }))) as Invitation[],
  })
  const withdraw = useMutation({
    mutationFn: (id: string) => told(identity.DELETE('/v1/officers/invitations/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <Panel title={t('officers.invitations')} flush>
      <Answer of={asked}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('officers.noinvitations')} />
          ) : (
            <table className="table">
              <tbody>
                {all.map((each) => (
                  <tr key={each.id}>
                    <td>{each.login}</td>
                    <td>{each.roles.map((role) => term('role', role)).join(', ')}</td>
                    <td>
                      {t('officers.until')} <Moment at={each.endsAt} />
                    </td>
                    <td>
                      <Button kind="quiet" onPress={() => withdraw.mutate(each.id)}>
                        {t('officers.withdraw')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Panel>
  )
}

function RolesPanel() {
  const { t, term } = useWords()
  return (
    <Panel title={t('officers.what')}>
      <dl className="facts">
        {ROLES.map((role) => (
          <Meaning key={role} name={term('role', role)} text={t(`officers.role.${role}`)} />
        ))}
      </dl>
    </Panel>
  )
}

function Meaning({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}
