import type { nationTh } from './nation-th.ts'

/** The same in English. */
export const nationEn: typeof nationTh = {
  title: 'How prosperity and the programme are spread',
  titleOf: (indicator: string, year: string) => `${indicator}, ${year}`,
  description:
    'How far the provinces and regions of Thailand lie apart, and how its smart cities are spread, from open data, with methods, sources and files.',
  synthetic: 'Synthetic data for trials, no official statistics',
  beYear: (year: string) => year,
  perCent: (value: string) => `${value} per cent`,
  valueUnit: (value: string, unit: string) => `${value} ${unit}`,
  finding: {
    ends: (indicator: string, year: string, high: string, top: string, low: string, end: string) =>
      `${indicator} in ${year}: highest in ${high}, ${top}; lowest in ${low}, ${end}`,
    endsTied: (
      indicator: string,
      year: string,
      high: string,
      top: string,
      many: string,
      end: string,
    ) =>
      `${indicator} in ${year}: highest in ${high}, ${top}; the lowest value, ${end}, in ${many} provinces`,
    times: (times: string) => `${times} times as much`,
    between: (share: string, index: string) =>
      `Differences between regions are ${share}% of the whole; the rest lies between provinces of one region (Theil ${index})`,
    noSplit: 'These data cannot be split into differences between and within regions',
    fell: (from: string, to: string, first: string, last: string) =>
      `From ${from} to ${to} Theil L fell from ${first} to ${last}`,
    rose: (from: string, to: string, first: string, last: string) =>
      `From ${from} to ${to} Theil L rose from ${first} to ${last}`,
    noData: 'There are no values for this year yet',
  },
  aim: 'The founding article set the aim: decentralise prosperity, and reduce inequality in every dimension. This page measures how both stand, from open data, number beside number, and does not say that one brought about the other.',
  picker: {
    label: 'Choose what is shown',
    indicator: 'Indicator',
    year: 'Year',
    system: 'Regions',
    button: 'Show',
  },
  system: {
    nesdc: 'NESDC’s seven regions',
    six: 'Six geographical regions',
    four: 'Four regions and Bangkok',
  },
  dimension: {
    economy: 'Economy',
    society: 'Society',
    environment: 'Environment',
    'quality-of-life': 'Quality of life',
    programme: 'The smart-city programme',
  },
  caution: 'Caution',
  weight: { people: 'people', gpp: 'gross provincial product' },
  where: {
    title: 'Provinces and regions',
    mapFinding: (mean: string, above: string, below: string) =>
      `The country’s mean is ${mean}; ${above} provinces lie above it, ${below} do not`,
    regions: 'By region, in the official order',
    region: 'Region',
    mean: 'Mean',
    lowest: 'Lowest',
    highest: 'Highest',
    meanWeighted: (weight: string) => `Means are weighted by ${weight}`,
    country: 'Whole country',
    all: 'All provinces, by name',
    many: (count: string) => `${count} provinces`,
    province: 'Province',
    value: 'Value',
    toMean: 'By the country’s mean',
    toMeanNote: '1 is the mean of the country',
    noValue: 'no data',
  },
  ranges: {
    title: 'Within and between regions',
    finding: (region: string, low: string, high: string) =>
      `The widest range is in ${region}, from ${low} to ${high}`,
    findingOne: 'Each region has one value or none',
    note: 'One dot is one province. The thick mark is the weighted mean of the region, the dashed line the mean of the country.',
  },
  theil: {
    finding: (between: string, within: string) =>
      `${between}% of the differences lie between regions, ${within}% within them`,
    notDefined: 'Only some of these indices can be split for these data, or none',
    note: 'The Theil index splits exactly into a part between and a part within regions. L weighs by people (or the weight named), T by the total; T is more sensitive to high values.',
    parts: 'What each region adds to Theil L',
    partsT: 'What each region adds to Theil T',
    betweenPart: 'Between',
    withinPart: 'Within',
    share: 'Weight (%)',
  },
  inequality: {
    title: 'How far apart the whole country is',
    lorenzFinding: (share: string, total: string, weight: string) =>
      `The provinces with the lower values that hold half of the ${weight} have ${share}% of the ${total}`,
    lorenzNone: 'A Lorenz curve cannot be drawn for these data',
    lorenzNote:
      'The area between curve and diagonal is half of the Gini index: the deeper the curve, the greater the differences.',
    keyMeasures: 'Main measures',
    measures: (year: string) => `Every measure, ${year}`,
    measuresLead:
      'No single measure tells all. Names and formulas are given, so that each can be checked and compared with other software.',
    measure: 'Measure',
    value: 'Value',
    method: 'Formula and what to know',
    weighted: 'weighted',
    unweighted: 'each province counted once',
    notDefined: (because: string) => `Not defined: ${because}`,
    between: 'between regions',
    within: 'within regions',
    equivalent: (count: string) => `as many as ${count} equal areas`,
    toSecond: (times: string) => `${times} times the second`,
  },
  trend: {
    title: 'Trend and convergence',
    needsYears: 'A trend needs data of two years at least',
    oneYear: (year: string) => `This dataset holds ${year} alone, so nothing is said of change.`,
    lines: 'Measures year by year',
    linesFinding: (count: string, from: string, to: string) =>
      `Data of ${count} years, from ${from} to ${to}`,
    linesNote:
      'Years without data are left open; no line is drawn across. Sigma counts each province once and may move against the weighted measures.',
    converging: (speed: string, years: string) =>
      `Provinces that started lower grew faster: the gap closes by ${speed}% a year, half of it in about ${years} years`,
    notConverging: 'Provinces that started lower did not grow faster',
    betaNone: (because: string) => `Convergence cannot be worked out: ${because}`,
    betaNote:
      'One dot is one province: across, its value at the start (logarithmic scale); up, its growth a year.',
    convergenceTable: 'Start and yearly growth by province',
    start: (year: string) => year,
    growth: 'Growth a year (%)',
    year: 'Year',
  },
  programme: {
    title: 'How the programme is spread',
    finding: (share: string, part: string, total: string, people: string) =>
      `${share}% of emblems (${part} of ${total}) are outside Bangkok and vicinity, where ${people}% of people live`,
    findingNone: 'No city is certified yet',
    note: 'Set side by side to compare sizes; nothing here says what the programme brought about.',
    zonesNote: (named: string, counted: string, day: string) =>
      `${named} promotion zones are known by name, of ${counted} counted as of ${day}: their share cannot speak for all.`,
    noDataNote:
      'Indicators proven are commitments that a city’s newest data show to be met; data flowing are indicators with a value in one of their last two periods. While no city is connected there are no data, which is not zero. Sample cities do not count.',
    thing: {
      emblems: 'Emblems',
      zones: 'Zones known by name',
      'indicators-proven': 'Indicators proven by data',
      'data-flowing': 'Data flowing in',
    },
    noData: 'no data yet',
    peopleShare: (share: string) => `People ${share}%`,
    byRegion: 'Emblems and zones by region, beside people',
    emblems: 'Emblems',
    zones: 'Zones named',
    perMillion: 'Emblems per million',
    people: 'People (%)',
    quotient: 'By people',
    quotientNote:
      'By people: 1 means as many emblems as its share of people. Regions with no certified city are shown as 0.',
  },
  dimensions: {
    title: 'Every dimension of the founding article',
    lead: 'Economy, society, environment and quality of life. Where no open data by province were found, this is said.',
    none: 'No usable open data yet',
    wanted: {
      economy:
        'GPP measures production; household income by province under an open licence was not found.',
      society: 'Wanted: hardship of households, schooling and work by province.',
      environment:
        'Wanted: yearly means of PM2.5, treatment of waste and greenhouse gases by province.',
      'quality-of-life':
        'Wanted: life expectancy, access to health care and the Human Achievement Index by province, as files.',
    },
    show: 'Show',
  },
  take: {
    title: 'Take it along',
    report: 'National report (PDF)',
    files: 'The tables of this page',
    cite: 'How to cite',
    embed: 'Embed a figure in another website',
    embedLead:
      'The name of the figure in the address can be changed. An embedded figure always shows its source and the notice of this site.',
    embedPage: 'Open a figure alone',
    methods: 'All methods (JSON)',
    indicators: 'Indicators and versions of the data (JSON)',
    similar: 'Cities like mine: start from the page of a city',
  },
  asOf: (day: string) => `Data as of ${day}`,
  version: (version: string) => `Version ${version}`,
  licence: (licence: string) => `Licence: ${licence}`,
  recordAsOf: (day: string) => `By public sources as of ${day}`,
  embedHead: 'See the whole page with its methods',
  live: {
    title: 'Indicators from the cities’ own data',
    lead: 'Measured from the data that cities send, by one common definition: of each city the last final result of the year. Every city counts once, because the record has no population of cities.',
    none: 'No real city has connected its data yet. So there are no values to show, which is not zero.',
    samples: 'Sample cities count in no figure of the country.',
    caption: 'The newest year with final results',
    indicator: 'Indicator (unit)',
    version: (version: string) => `Version ${version}`,
    year: 'Year',
    cities: 'Cities',
    outside: 'Outside Bangkok and vicinity',
    mean: 'Mean',
    lowest: 'Lowest',
    highest: 'Highest',
    variation: 'Coefficient of variation',
  },
}
