import { Button as Pressable, type ButtonProps } from 'react-aria-components'
import { Icon, type IconName } from './Icon'

type Kind = 'plain' | 'primary' | 'quiet' | 'grave'

type Shape = Omit<ButtonProps, 'className' | 'children' | 'style'> & {
  kind?: Kind
  icon?: IconName
  /** The key that does the same. */
  letter?: string
  children?: React.ReactNode
}

export function Button({ kind = 'plain', icon, letter, children, ...others }: Shape) {
  const bare = children === undefined ? ' bare' : ''
  return (
    <Pressable {...others} className={`button ${kind}${bare}`}>
      {icon && <Icon name={icon} />}
      {children}
      {letter && <kbd aria-hidden="true">{letter}</kbd>}
    </Pressable>
  )
}
