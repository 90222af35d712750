/** Given names that stand for each other, one group a line. Only everyday ones, and none that two sisters could bear: a missing pair leads to a question, a wrong one could hide a twin. */
const GROUPS = `
robert bob bobby rob robbie bert
william bill billy will willie liam guillermo memo
richard rick ricky dick rich
james jim jimmy jamie
john johnny jack jon
joseph joe joey
jose pepe
francisco paco pancho frank fco
michael mike mick mickey miguel
thomas tom tommy
charles charlie chuck
edward ed eddie ted ned
david dave davey
daniel dan danny
matthew matt
anthony tony
antonio tony
andrew andy drew
christopher chris kit
christine chris chrissy
christina tina
steven steve stephen
kenneth ken kenny
gregory greg
lawrence larry
raymond ray
ronald ron ronnie
donald don donnie
samuel sam sammy
samantha sam
benjamin ben benny
alexander alex sasha
alexandra alex sandra
nicholas nick nicky
patrick pat paddy
patricia pat patty tricia trish
elizabeth liz lizzie beth betty betsy
margaret maggie meg peggy marge
katherine kathy kate katie cathy catherine kathryn kit
rebecca becky becca
deborah debbie deb debra
barbara barb barbie
susan sue susie
jennifer jen jenny
jessica jess jessie
victoria vicky tori
theresa terry teresa tess teri
dorothy dot dottie dolly
eleanor ellie nell
abigail abby gail
judith judy
cynthia cindy
pamela pam
kimberly kim
jacqueline jackie
josephine josie jo
virginia ginny ginger
frances fran frannie
mary molly polly
maria ma
rosario charo
dolores lola
guadalupe lupe
concepcion concha
mercedes meche
enrique kike henry
alfred al fred
frederick fred freddie fritz
friedrich fritz
johannes hans
wilhelm willi
philip phil phillip
peter pete pedro
timothy tim
walter walt
leonard len leo
harold harry hal
henry harry hank
geraldine gerry
gerald gerry jerry
`

const groupsOf = new Map<string, number[]>()
GROUPS.trim()
  .split('\n')
  .forEach((line, group) => {
    for (const name of line.split(' ')) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group])
  })

/** The groups a folded given name belongs to; empty for most names. */
export const nicknameGroupsOf = (name: string): readonly number[] => groupsOf.get(name) ?? []
