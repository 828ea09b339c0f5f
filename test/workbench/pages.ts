/// A small affair, told by five papers that do not agree: what the tests of the workbench and its screenshots look at. Places are
/// real, what happens there is made up.
const WIRE = `A rebel spokeswoman said that army helicopters bombed the market of Sittwe on Tuesday and killed 12 people. The Arakan Army said that 40 civilians were wounded. A military spokesman denied that helicopters bombed the market. "We attacked no civilians," General Min Naing told reporters. The United Nations condemned the attack and demanded an investigation. Thailand offered to mediate between the army and the rebels.`;

export const PAGES = [
  {
    id: 'asia-ledger-1',
    uri: 'https://asialedger.example/2031/03/05/market',
    publisher: 'Asia Ledger',
    published: '2031-03-05',
    title: 'Helicopters bombed market in Sittwe, rebels say',
    text: `${WIRE}\n\nBangladesh closed its border on Wednesday. The European Union threatened Myanmar with sanctions.`,
  },
  {
    id: 'gulf-courier-7',
    uri: 'https://gulfcourier.example/world/7',
    publisher: 'Gulf Courier',
    published: '2031-03-05',
    title: 'Rebels accuse army of bombing a market',
    text: WIRE,
  },
  {
    id: 'delta-post-31',
    uri: 'https://deltapost.example/31',
    publisher: 'Delta Post',
    published: '2031-03-06',
    title: 'Witnesses count more dead in Sittwe',
    text: `Army helicopters bombed the market of Sittwe on 4 March 2031, witnesses said. A doctor at the hospital said that 19 people were killed in the bombing. The Red Cross sent food and medicine to Sittwe on Thursday. Police arrested six protesters in Yangon on Thursday. Thousands of students protested against the army in Mandalay on Wednesday, organisers said. The army rejected the demand of the United Nations. China urged the army and the rebels to talk.`,
  },
  {
    id: 'state-news-4',
    uri: 'https://statenews.example/4',
    publisher: 'State News Agency',
    published: '2031-03-06',
    title: 'Army denies attack on market',
    text: `The army did not bomb the market of Sittwe on 4 March 2031, a military spokesman said on Thursday. The spokesman accused the Arakan Army of shelling the market. Rebels killed three soldiers of a post near Sittwe on Monday, the spokesman said. Russia and Myanmar signed an agreement on Thursday. President Than Htay met the Russian foreign minister in Naypyidaw on Thursday. The government released 200 prisoners on Wednesday.`,
  },
  {
    id: 'harbour-voice-2',
    uri: 'https://harbourvoice.example/2',
    publisher: 'Harbour Voice',
    published: '2031-03-08',
    title: 'Truce is near as Thailand brings both sides together',
    text: `The Myanmar army and the Arakan Army agreed on a truce on Friday, Thai officials said. Thailand's foreign minister met rebel leaders in Bangkok on Friday. The army will withdraw its troops from Sittwe next week, the officials said. The United States imposed sanctions on two generals on Friday. India sent rice to Bangladesh. Protesters burned a police station in Yangon on Saturday. Police fired at the demonstrators and killed two students, a lawyer said. Police denied that they killed the students.`,
  },
  {
    id: 'markup-1',
    uri: null,
    publisher: '<b>Tag</b> Gazette',
    published: '2030-01-02',
    title: '<img src="/nowhere" onerror="document.title=1"> Police arrest a man',
    text: `Police arrested <script>document.title = 'broken'</script> a man in Oslo on Tuesday.`,
  },
] as const;
