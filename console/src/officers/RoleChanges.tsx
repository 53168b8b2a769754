import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Moment } from '../figures/shown'
import { Failure } from '../parts/Answer'
import { Button } from '../parts/Button'
import { Check, Text } from '../parts/Fields'
import { Heads } from '../parts/Heads'
import { Panel } from '../parts/Panel'
import { Sheet } from '../parts/Sheet'
import { Who } from '../parts/Who'
import { useMay, useSession } from '../shell/SignedIn'
import { identity, told } from '../wire/houses'
import type { Officer, RoleChange } from '../wire/views'
import { useWords } from '../words/words'

export const ROLES = ['analyst', 'supervisor', 'reporter', 'engineer', 'auditor', 'administrator'] as const

/** Roles to choose from. */
export function RoleChecks({ roles, onChange }: { roles: string[]; onChange: (roles: string[]) => void }) {
  const { t, term } = useWords()
  return (
    <div className="row" role="group" aria-label={t('officers.roles')}>
      {ROLES.map((role) => (
        <Check
          key={role}
          label={term('role', role)}
          checked={roles.includes(role)}
          onChange={(checked) => onChange(checked ? [...roles, role] : roles.filter((each) => each !== role))}
        />
      ))}
    </div>
  )
}

/** Gives an officer other roles, or asks a second administrator to. */
export function RolesAct({ officer }: { officer: Officer }) {
  const { t } = useWords()
  const client = useQueryClient()
  const session = useSession()
  const [open, setOpen] = useState(false)
  const [roles, setRoles] = useState<string[]>(officer.roles)
  const [reason, setReason] = useState('')
  const change = useMutation({
    mutationFn: () =>
      told(identity.PUT('/v1/officers/{id}/roles', { params: { path: { id: officer.id } }, body: { roles, reason } })),
    onSuccess: () => {
      setOpen(false)
      setReason('')
      void client.invalidateQueries({ queryKey: ['officers'] })
      return client.invalidateQueries({ queryKey: ['role-changes'] })
    },
  })
  if (officer.id === session.officerId) return null
  const same = roles.length === officer.roles.length && roles.every((role) => officer.roles.includes(role))
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('officers.roles')}
      </Button>
      <Sheet title={t('roles.of', { login: officer.login })} open={open} onClose={() => setOpen(false)}>
        <RoleChecks roles={roles} onChange={setRoles} />
        <Text label={t('access.reason')} value={reason} onChange={setReason} maxLength={500} />
        <p className="small soft">{t('roles.text')}</p>
        {change.error && <Failure failure={change.error} />}
        <div className="ends">
          <Button onPress={() => setOpen(false)}>{t('act.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={same || roles.length === 0 || reason.trim() === '' || change.isPending}
            onPress={() => change.mutate()}
          >
            {t('roles.change')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}

/** Roles that wait for a second administrator. */
export function RoleChangesPanel() {
  const { t, term } = useWords()
  const client = useQueryClient()
  const session = useSession()
  const may = useMay('administrator')
  const asked = useQuery({
    queryKey: ['role-changes'],
    queryFn: async ({ signal }) => (await told(identity.GET('/v1/officers/role-changes', { signal }))) as RoleChange[],
  })
  const act = useMutation({
    mutationFn: async ({ id, agree }: { id: string; agree: boolean }) => {
      const params = { path: { id } }
      if (agree) await told(identity.POST('/v1/officers/role-changes/{id}/approvals', { params }))
      else await told(identity.DELETE('/v1/officers/role-changes/{id}', { params }))
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['officers'] })
      return client.invalidateQueries({ queryKey: ['role-changes'] })
    },
  })
  if (asked.data === undefined || asked.data.length === 0) return null
  return (
    <Panel title={t('roles.waiting')} flush>
      {act.error && <Failure failure={act.error} />}
      <table className="table">
        <Heads of={['officers.login', 'officers.roles', 'access.reason', 'roles.askedby', 'officers.until', ['officers.acts', 'unseen']]} />
        <tbody>
          {asked.data.map((change) => (
            <tr key={change.id}>
              <td>
                <Who id={change.officer} />
              </td>
              <td>{change.roles.map((role) => term('role', role)).join(', ')}</td>
              <td>{change.reason}</td>
              <td>
                <Who id={change.askedBy} />
              </td>
              <td className="nowrap">
                <Moment at={change.endsAt} />
              </td>
              <td>
                {may && (
                  <div className="row">
                    {change.askedBy !== session.officerId && change.officer !== session.officerId && (
                      <Button isDisabled={act.isPending} onPress={() => act.mutate({ id: change.id, agree: true })}>
                        {t('roles.agree')}
                      </Button>
                    )}
                    {change.officer !== session.officerId && (
                      <Button kind="quiet" isDisabled={act.isPending} onPress={() => act.mutate({ id: change.id, agree: false })}>
                        {t(change.askedBy === session.officerId ? 'officers.withdraw' : 'roles.refuse')}
                      </Button>
                    )}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
