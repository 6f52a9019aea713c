import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style' | 'type'> & {
  readonly kind?: 'primary' | 'danger' | 'danger-quiet' | 'quiet' | 'link'
  readonly size?: 'small' | 'icon'
  readonly icon?: IconName
  /** Lines the word of a quiet button up with the text above it. */
  readonly isFlush?: boolean
  readonly isSubmit?: boolean
  /** Not built yet: it can be pressed, and says so. */
  readonly 'data-faint'?: boolean
  readonly 'data-keep'?: boolean
  readonly children?: ReactNode
}

/** A button; without `kind` a plain one. An icon button carries its name in `aria-label`. */
export const Button = ({
  kind,
  size,
  icon,
  isFlush = false,
  isSubmit = false,
  children,
  ...rest
}: ButtonProps) => (
  <button
    type={isSubmit ? 'submit' : 'button'}
    className={isFlush ? 'button flush' : 'button'}
    data-kind={kind}
    data-size={size}
    title={size === 'icon' ? rest['aria-label'] : undefined}
    {...rest}
  >
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </button>
)
