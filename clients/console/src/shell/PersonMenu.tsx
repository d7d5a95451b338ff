import { useParley } from '@parley/react';
import { Braces, Keyboard, Link2, LogOut, Moon, Sun, SunMoon, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../app/settings';
import { SecondPersonDialog } from '../people/SecondPersonDialog';
import { Avatar } from '../ui/Avatar';
import { Menu, MenuItem, MenuLine } from '../ui/Menu';
import { useNotices } from '../ui/Notices';
import { addressOf } from './route';
import { type Theme, useTheme } from './theme';

interface Props {
  readonly settings: Settings;
  readonly frames: boolean;
  readonly onFrames: (open: boolean) => void;
  readonly onHelp: () => void;
  readonly onSignOut: () => void;
}

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEMES = { system: <SunMoon aria-hidden="true" />, light: <Sun aria-hidden="true" />, dark: <Moon aria-hidden="true" /> };

/** Who one is, and what concerns the whole page. */
export function PersonMenu({ settings, frames, onFrames, onHelp, onSignOut }: Props) {
  const { user } = useParley();
  const { tell } = useNotices();
  const [theme, setTheme] = useTheme();
  const [second, setSecond] = useState(false);
  const name = user?.anonymous ? 'Visitor' : (user?.name ?? '…');

  const invite = async () => {
    const link = `${location.origin}/${addressOf({ page: 'person', id: user?.id ?? '' })}`;
    await navigator.clipboard.writeText(link).then(() => tell('Copied: whoever opens that link writes to you.'), () => tell(link));
  };

  return (
    <>
      <button type="button" className="quiet icon" aria-pressed={frames} onClick={() => onFrames(!frames)} aria-label="Frames" title="The frames behind it (Ctrl .)"><Braces aria-hidden="true" /></button>
      <Menu label={`You are ${name}`} className="quiet me" isNamedByContent icon={<><Avatar name={name} small /><span className="name">{name}</span></>}>
        {user?.id && !user.anonymous && <MenuItem icon={<Link2 aria-hidden="true" />} onSelect={() => void invite()}>Invite: copy the link to you</MenuItem>}
        {settings.tokens && <MenuItem icon={<UserPlus aria-hidden="true" />} onSelect={() => setSecond(true)}>Open a second person</MenuItem>}
        <MenuItem icon={THEMES[theme]} onSelect={() => setTheme(NEXT[theme])}>Theme: {theme}</MenuItem>
        <MenuItem icon={<Keyboard aria-hidden="true" />} onSelect={onHelp}>Keys</MenuItem>
        <MenuLine />
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={onSignOut}>Sign out</MenuItem>
      </Menu>
      {second && <SecondPersonDialog onClose={() => setSecond(false)} />}
    </>
  );
}
