import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnKind } from '../../electron/core/import/csv-header.ts'
import { csvRows, dialectOf, withoutSeparatorLine } from '../../electron/core/import/csv-reader.ts'
import { noonOfField } from '../../shared/kernel/day.ts'
import { findIn, look, taken, whyOf } from '../adapters/import-reading.ts'

const ID = '4C1D90AF2B7E4E60A5D3178C96F0B2E1'
const TWO = '9A0F37C2D54B4C1E8862E0B7A1D3F955'
const SECRET = 'not-a-real-secret_aaaaaaaaaaaaaaaaaaaaaaaaaa'
const SECOND = '-ot-a-real-secret_bbbbbbbbbbbbbbbbbbbbbbbbb_'
const packs = { name: 'Packs', clientId: ID, secret: SECRET }
const jobs = { name: 'Jobs', clientId: TWO, secret: SECOND }
const rowsOf = (text: string) => [...csvRows(withoutSeparatorLine(text), dialectOf(text))]

describe('a table as it is written', () => {
  it.each([
    ['commas', ',', '\n'],
    ['semicolons', ';', '\r\n'],
    ['tabs', '\t', '\n'],
    ['bars', '|', '\r\n'],
    ['carriage returns alone', ',', '\r'],
  ])('with %s', async (_name, comma, end) => {
    const lines = [
      ['Name', 'Client ID', 'Client secret', 'Notes'],
      ['Packs', ID, SECRET, 'a note'],
      ['Jobs', TWO, SECOND, ''],
    ]
    const text = lines.map((cells) => cells.join(comma)).join(end)
    for (const whole of [
      text,
      text + end,
      end + text,
      `sep=${comma}${end}${text}`,
      `"sep=${comma}"${end}${text}`,
    ])
      expect(taken(await findIn(whole)), JSON.stringify(whole.slice(0, 20))).toEqual([packs, jobs])
  })

  it('what csv-stringify writes is read again as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', ';', '\n', ' ', '\\', '=', "'", 'é') })
    const table = fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, height]) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
    fc.assert(
      fc.property(table, (cells) => {
        const rows = [cells[0]?.map((_cell, at) => `column ${at}`) ?? [], ...cells]
        const text = stringify(rows, { quoted: true })
        const read = [...csvRows(text, { delimiter: ',', isBackslashed: false })]
        expect(read).toEqual(rows.filter((row) => row.some((one) => one.trim() !== '')))
      }),
    )
  })

  it.each([
    ['a stray quote in a cell', `Packs,${ID},${SECRET},the 27" screen app`],
    ['a quote at its end', `Packs,${ID},${SECRET},screen 27"`],
    ['a quote that is never closed', `Packs,${ID},${SECRET},"the 27 screen app`],
    ['quotes within quotes that are not doubled', `Packs,${ID},${SECRET},"the "new" one"`],
    ['quotes within quotes that are', `Packs,${ID},${SECRET},"the ""new"" one"`],
    ['quotes and slashes', `Packs,${ID},${SECRET},"the \\"new\\" one"`],
    ['spaces around quotes', `Packs, "${ID}" , "${SECRET}" ,x`],
    ['Excel’s formulas', `Packs,="${ID}","=""${SECRET}""",x`],
    ['an apostrophe before it', `Packs,'${ID},${SECRET},x`],
    ['a note of several lines', `Packs,${ID},${SECRET},"one\ntwo, three\r\n""four"""`],
    ['too few cells', `Packs,${ID},${SECRET}`],
    ['too many cells', `Packs,${ID},${SECRET},x,y,z,,`],
    ['spaces and no-break spaces around values', `Packs,\u00a0${ID} , ${SECRET}\u00a0,x`],
  ])('%s costs nothing, or that row only', async (_name, row) => {
    const text = `Name,Client ID,Client secret,Notes\n${row}\nJobs,${TWO},${SECOND},\n`
    expect(taken(await findIn(text))).toEqual([packs, jobs])
  })

  it('a quote that would swallow the rows below is a sign like any other', () => {
    const text = 'a,b,c\n1,"two,3\n4,5,6\n7,"8",9\n'
    expect(rowsOf(text)).toEqual([
      ['a', 'b', 'c'],
      ['1', '"two', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
    ])
  })

  it('KeePass 1’s slashes are undone, and a Windows path is left alone', () => {
    const header = '"Account","Login Name","Password","Web Site","Comments"'
    expect(rowsOf(`${header}\n"a","b","a\\\\b\\"c","","ends with a quote \\""\n`)[1]).toEqual([
      'a',
      'b',
      'a\\b"c',
      '',
      'ends with a quote "',
    ])
    expect(rowsOf('Name,Path\n"a","C:\\temp\\"\n"b","x"\n')).toEqual([
      ['Name', 'Path'],
      ['a', 'C:\\temp\\'],
      ['b', 'x'],
    ])
  })

  it('a leading or trailing hyphen survives, whatever a spreadsheet put before it', async () => {
    const text = `Name,Client ID,Client secret\nJobs,${TWO},'${SECOND}\n`
    expect(taken(await findIn(text))).toEqual([jobs])
  })

  it.each(['Name', 'NAME', 'name', ' Name ', '"Name"', 'Titel', 'TITRE'])('a header %j is one', (name) => {
    expect(columnKind(name.replaceAll('"', ''))).toBe('name')
  })

  it('a note with both keys and no table is read as what it is', async () => {
    expect(taken(await findIn(`Client ID: ${ID}\r\nClient secret: ${SECRET}\r\n`))).toEqual([
      { ...packs, name: 'App 4C1D90AF' },
    ])
  })
})

describe('each manager’s table', () => {
  const fields = `"Client ID: ${ID}\nClient secret: ${SECRET}"`
  it.each([
    [
      'Chrome',
      `name,url,username,password,note\nPacks,https://developer.xero.com/,${ID},${SECRET},\nbank,https://bank.example/,tessa,word,`,
    ],
    [
      'Firefox',
      `"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed","timePasswordChanged"\n"https://developer.xero.com","${ID}","${SECRET}",,"https://developer.xero.com","{a}","1700000000000","1700000000000","1700000000000"\n"https://bank.example","tessa","word",,"","{b}","1","1","1"`,
    ],
    [
      'Apple Passwords',
      `Title,URL,Username,Password,Notes,OTPAuth\nPacks,https://developer.xero.com/,${ID},${SECRET},,\nbank,https://bank.example/,tessa,word,,`,
    ],
    [
      'LastPass',
      `url,username,password,totp,extra,name,grouping,fav\nhttps://developer.xero.com,${ID},${SECRET},,,Packs,Practice,0\nhttp://sn,,,,"NoteType:Server\nHostname:x",Server,,0`,
    ],
    [
      'LastPass with a note',
      `url,username,password,totp,extra,name,grouping,fav\nhttp://sn,,,,${fields},Packs,Practice,0\nhttps://bank.example,tessa,word,,,Bank,,0`,
    ],
    [
      'Dashlane',
      `username,username2,username3,title,password,note,url,category,otpUrl\n${ID},,,Packs,${SECRET},,https://developer.xero.com,,\ntessa,,,Bank,word,,https://bank.example,,`,
    ],
    [
      'Proton Pass',
      `type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\nlogin,Packs,https://developer.xero.com,,${ID},${SECRET},,,1700000000,1700000001,Practice\nlogin,Bank,,tessa@example.test,,word,,,1,1,Personal`,
    ],
    [
      'Bitwarden',
      `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\nPractice,,login,Packs,,${fields},0,https://developer.xero.com,tessa@example.test,Portal-2026-word,\n,,login,Bank,,,0,,tessa,word,`,
    ],
    [
      'NordPass',
      `name,url,username,password,note,folder,type,custom_fields\nPacks,https://developer.xero.com,tessa,Portal-2026-word,,Practice,password,"[{""label"":""Client ID"",""type"":""text"",""value"":""${ID}""},{""label"":""Client secret"",""type"":""hidden"",""value"":""${SECRET}""}]"\nBank,,tessa,word,,,password,`,
    ],
    [
      'KeePassXC',
      `"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"\n"Root/Practice","Packs","${ID}","${SECRET}","","","","0","2026-11-01T10:00:00Z","2024-01-01T09:00:00Z"\n"Root/Recycle Bin","Old","${ID}","not-a-real-secret_cccccccccccccccccccccccccc","","","","0","2026-11-02T10:00:00Z","2024-01-01T09:00:00Z"\n"Root","Bank","tessa","word","","","","0","",""`,
    ],
    [
      'Keeper',
      `Practice,Packs,tessa,Portal-2026-word,https://developer.xero.com,,,Client ID,${ID},Client secret,${SECRET}\nPractice,Bank,tessa,word,https://bank.example,,,`,
    ],
    [
      'Enpass',
      `"Title","Field","Value","Field","Value","Field","Value"\n"Packs","Username","tessa","Client ID","${ID}","Client secret","${SECRET}"\n"Bank","Username","tessa","Password","word"`,
    ],
    [
      'RoboForm',
      `Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2\nPacks,https://developer.xero.com,,tessa,Portal-2026-word,,Practice,"Client ID,client_id,1,txt,${ID}","Client secret,client_secret,1,pwd,${SECRET}"\nBank,https://bank.example,,tessa,word,,,`,
    ],
    [
      '1Password with columns of its own',
      `Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes,Client ID,Client secret\nPacks,https://x.example,tessa,Portal-2026-word,,false,false,,,${ID},${SECRET}\nPacks before,https://x.example,,,,false,true,,,${ID},not-a-real-secret_cccccccccccccccccccccccccc\nBank,,tessa,word,,,,,,,`,
    ],
    ['a German one', `Titel;Benutzername;Passwort;Notizen\nPacks;${ID};${SECRET};\nBank;tessa;Wort;`],
    ['headers in capitals', `NAME,CLIENT_ID,CLIENT_SECRET\nPacks,${ID},${SECRET}\nBank,tessa,word`],
    ['no header', `Packs,${ID},${SECRET}\nBank,tessa,word`],
  ])('%s: the app is found, the logins are forgotten', async (_name, text) => {
    const found = await findIn(text)
    expect(taken(found)).toEqual([{ ...packs, name: expect.any(String) as string }])
    expect(found.candidates.filter(({ unfit }) => unfit !== null)).toEqual([])
    expect(found.candidates[0]?.moreSecrets).toBe(0)
  })

  it('Firefox says when the password was changed, KeePassXC only when the entry was made', async () => {
    const firefox = `url,username,password,timeCreated,timePasswordChanged\nhttps://x.example,${ID},${SECRET},1600000000000,1700000000000`
    expect((await findIn(firefox)).candidates[0]?.secretCreatedAt).toBe(1_700_000_000_000)
    const own = `Name,Client ID,Client secret,Created\nPacks,${ID},${SECRET},2026-03-05`
    expect((await findIn(own)).candidates[0]?.secretCreatedAt).toBe(noonOfField('2026-03-05'))
  })

  it('F9 a date that is none costs only itself', async () => {
    for (const day of ['1e300', '0001-01-01', '1969-12-31', '9999-99-99', '99999999999999', 'never'])
      expect(
        taken(
          await findIn(`Name,Client ID,Client secret,Created,Modified\nPacks,${ID},${SECRET},${day},${day}`),
        ),
      ).toEqual([packs])
  })

  it('logins never count against a limit', async () => {
    const logins = Array.from({ length: 60_000 }, (_one, at) => `Bank ${at},tessa${at},word${at}`)
    const found = await findIn(['Name,Username,Password', ...logins, `Packs,${ID},${SECRET}`].join('\n'))
    expect(taken(found)).toEqual([packs])
    expect(found.leftOut).toBe(60_000)
  })

  it('only more apps than are stored at once are too many', async () => {
    const id = (at: number) => at.toString(16).padStart(32, '0')
    const apps = Array.from({ length: 2_001 }, (_one, at) => `App ${at},${id(at)},${SECRET}`)
    const text = ['Name,Client ID,Client secret', ...apps].join('\n')
    await expect(findIn(text)).rejects.toThrow('importRefused')
    expect(taken(await findIn(text.slice(0, text.lastIndexOf('\n'))))).toHaveLength(2_000)
  })
})

describe('a file of another kind', () => {
  it.each([
    ['a workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'isWorkbook'],
    ['a web page', '<!DOCTYPE html><html><body><table></table></body></html>', 'isPage'],
    [
      'a sealed handover',
      '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n',
      'isHandover',
    ],
    ['a PGP message', '-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----\n', 'sealedElsewhere'],
    ['1Password’s old text', '{"uuid":"A"}\n***5642bee8-a5ff-11dc-8314-0800200c9a66***\n', 'onePif'],
    ['Firefox’s own store', '{"nextId":2,"logins":[{"encryptedUsername":"x"}]}', 'firefoxStore'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'unknownFormat'],
  ])('%s is told as what it is', async (_name, content, why) => {
    expect(whyOf(await look(content))).toBe(why)
  })
})
