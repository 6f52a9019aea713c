/** A Keyward without a window that reveals a secret again and again until it is killed: `reveal-child.ts PROFILE KEYCHAIN`. */
import { realKeyward } from './kill-child.ts'

const work = async () => {
  const [profile = '', keychain = ''] = process.argv.slice(2)
  const nowhere = 'http://127.0.0.1:9'
  const keyward = realKeyward(profile, keychain, {
    login: nowhere,
    identity: nowhere,
    api: nowhere,
    relayUri: 'https://relay.example/callback',
  })
  await keyward.start()
  process.stdout.write('open\n')
  const appId = keyward.heard.snapshot?.apps[0]?.id ?? ''
  for (;;) {
    const revealed = await keyward.api.revealSecret({ appId })
    process.stdout.write(revealed.ok ? 'revealed\n' : `${revealed.failure.code}\n`)
  }
}

if (import.meta.main) await work()
