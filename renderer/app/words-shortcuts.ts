/** What the sheet of keyboard shortcuts says; `Ctrl` stands for Command on a Mac. */
export const SHORTCUTS = {
  title: 'Keyboard shortcuts',
  lead: 'Everything in Keyward works without a mouse.',
  foot: 'Delete never disconnects by itself: it opens the question.',
  close: 'Close',
  sheet: 'the keyboard shortcuts',
  to: 'to',
  groups: [
    {
      head: 'Anywhere',
      keys: [
        ['Find or do', ['Ctrl', 'K']],
        ['Lock the vault', ['Ctrl', 'L']],
        ['Go to a place', ['Ctrl', '1', 'to', '7']],
        ['Settings', ['Ctrl', ',']],
        ['Undo what was only Keyward’s', ['Ctrl', 'Z']],
        ['Larger, smaller', ['Ctrl', '+', '−']],
        ['Show these', ['?']],
        ['Close what is on top', ['Esc']],
      ],
    },
    {
      head: 'In the list of connections',
      keys: [
        ['Up, down', ['↑', '↓']],
        ['Open the details', ['Enter']],
        ['Select, deselect', ['Space']],
        ['Select a range', ['Shift', '↑', '↓']],
        ['Select all shown', ['Ctrl', 'A']],
        ['Clear the selection', ['Esc']],
        ['Menu', ['Shift', 'F10']],
        ['Disconnect…', ['Delete']],
        ['Search this list', ['/']],
        ['Open, close a group', ['→', '←']],
      ],
    },
  ],
  command: '⌘',
  control: 'Ctrl',
} as const
