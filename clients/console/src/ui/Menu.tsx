import * as Radix from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** What stands on the button says it all. */
  readonly isNamedByContent?: boolean;
}

/** A button that opens a menu. Not modal: that would put styles into the page, which its policy refuses. */
export function Menu({ label, icon, children, className = 'quiet icon', isNamedByContent }: Props) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>
        <button type="button" className={className} aria-label={isNamedByContent ? undefined : label} title={label}>{icon}</button>
      </Radix.Trigger>
      {/* Within the page's main part, where those who jump from part to part find it. */}
      <Radix.Portal container={document.querySelector('main')}>
        <Radix.Content className="menu" align="end" sideOffset={4} collisionPadding={8} loop>{children}</Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ItemProps {
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, danger, onSelect, children }: ItemProps) {
  return (
    <Radix.Item className={danger ? 'menu-item danger' : 'menu-item'} onSelect={onSelect}>
      {icon}
      {children}
    </Radix.Item>
  );
}

export const MenuLine = () => <Radix.Separator className="menu-line" />;
