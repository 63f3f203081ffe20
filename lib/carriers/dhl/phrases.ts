import type { Meaning } from '@/lib/tracking/milestones';
import { postageReviewPattern } from '../reading/postage-review';

type Rule = readonly [id: string, Meaning, RegExp];

/**
 * What DHL's sentences say, in order; the first that fits wins. Derived from DHL's published list of event texts
 * per service (certainty A for the words, and so for English), and from the German sentences of DHL Paket as
 * public clients quote them (B). Several divisions write in other people's words (USPS, customers, couriers), so
 * that the rules go by turns of phrase and not by whole sentences.
 */
export const dhlPhrases: readonly Rule[] = [
  // R4.1: the shop's good name is at stake, whatever else is said.
  ['postage', 'exception.postage_review', postageReviewPattern],
  // Papers and money travel apart from the parcel.
  ['pod', 'notice.information', /\bpaper pod\b|proof of delivery/],
  [
    'paid',
    'notice.information',
    /payment (is |was |has been )?(received|transferred)|amount (was |has been )?(collected|remitted|deposited|changed)|^duties payment received/,
  ],
  [
    'sender_side',
    'label_created.label_created',
    /nothing (was )?picked up|no shipment\(?s?\)? picked up|^not collected - |pick[- ]?up (order|address|planned|booked|rescheduled|data)|(no|new) pick-?up (attempt|due)|not picked up due to backlog|will be picked up\b|collection (arranged|attempt)|out for (parcel )?collection|approaching pick ?up|collection geofence|by customer ready for|ready for drop off|not dropped off|period expired for drop off|pallets? .*pick-?up|announced at dhl servicepoint|warehouse of the shipper|customer facility|sellers? origin/,
  ],
  [
    'cancelled',
    'cancelled.cancelled',
    /(shipment|consignment|dhl pop was) cancell?ed|cancellation confirmed|storniert/,
  ],

  // The way back. "Returned to sender" is said when it is decided and when it is done: on its way is true of both.
  [
    'back_with_sender',
    'returned.returned',
    /delivered (back )?(at|to) the (business )?(sender|shipper)\b|^returns? delivered|delivered to the sender by|^return handed out|returned to customer|erfolgreich an den absender (zugestellt|zurückgegeben)/,
  ],
  [
    'returning_refused',
    'returning.refused',
    /^(?!.*sorting center).*(refus|reject)\w*.*\b(return|sent back)|\b(return|sent back)\w*.*\b(refus|reject)|verweigert.*zurück(ge)?s/,
  ],
  [
    'returning_unclaimed',
    'returning.unclaimed',
    /(not? (been )?(picked up|collected)|collection (date )?.*has expired).*(return|sent back)|return.*(not picked up|has expired)/,
  ],
  [
    'returning_address',
    'returning.address',
    /(address|moved|postcode|zip).*(will return|return(ed)? to)|(return|sent back).*(incorrect address|shipper moved)/,
  ],
  [
    'returning',
    'returning.returning',
    /return\w* (\w+ )?to (the )?(\w+ )?(sender|shipper|consignor)|\breturning to shipper|^return(s|ed)?\b(?!.*(warehouse|central hub|route of the courier|re-?delivery|order cancelled|sorting center))|(on |out |way )(route )?(for|to the) (return|sender)|return (label|process|initiated|consolidator|pick[- ]?up|under new)|unsuccessful return|successful return|attempted return|origin return|(will be|been) (returned|sent back)|parcel is returned|shipment returned|recalled by sender|for return$|return (given|facility)|container for return|zurück(ge)?(sandt|sendet|schickt)|rücksendung|an den absender zurück/,
  ],

  // Why it was not handed over. Before "could not be delivered" alone.
  [
    'refused',
    'exception.refused',
    /\brefus(ed|al|es)\b(?!.*(pick-?up order|by the courier))|rejected after|not accepted|annahme.*verweigert|\bresignation\b/,
  ],
  [
    'payment',
    'exception.payment_needed',
    /(held|on hold)( awaiting)? for payment|awaiting (consignee |receiver )?payment|payment of (the )?charges|(duty|tax).*awaiting payment|unsuccessful cod|cod not ready|no payment|did not pay|waiting for consignee payment|until fees are paid|contacted for payment|^pick-up refused – invalid payer/,
  ],
  [
    'address_corrected',
    'notice.information',
    /address (details )?corrected|(shipment )?(data|information) (is )?(edited|updated)/,
  ],
  [
    'new_date',
    'notice.date_changed',
    /date changed successfully|changed to delivery at another (day|time)|recipient.?s decision: (new date|changed hours)/,
  ],
  ['as_asked', 'notice.change_confirmed', /^we(.ll)? deliver your (shipment|parcel)/],
  [
    'new_address',
    'notice.change_requested',
    /change of address|^(?!shipment delivered).*new delivery address|(delivery )?(address|instruction) changed|request by the recipient|requested changes|recipient.?s decision(?!.*returned)|delivery option requested/,
  ],
  [
    'address',
    'exception.address_problem',
    /(bad|incorrect|insufficient|invalid|wrong|incomplete)( \w+){0,2} address|address( \w+){0,2} (unknown|incorrect|not located|incomplete|invalid)|undeliverable as addressed|no such number|addressee unknown|(recipient|customer|consignee)( has)? moved|^moved, left|^vacant$|unit\/suite not provided|forward expired|wrong zip|adresse .*(fehler|unbekannt|unvollständig)|unter der adresse nicht/,
  ],
  ['weather', 'exception.weather', /\bweather\b|natural disaster|witterung|unwetter/],
  ['lost', 'exception.lost', /shipment lost|reported missing|parcel missing|verloren gegangen/],
  ['damaged', 'exception.damaged', /^(?!.*\bdelivered\b).*\bdamaged?\b|the shipment was damaged|beschädigt/],
  [
    'unclaimed',
    'exception.unclaimed',
    /^unclaimed|not (been )?(collected|picked up) (at|by|within)|^abandoned/,
  ],
  [
    'redelivery',
    'attempt_failed.redelivery_scheduled',
    /new (delivery )?attempt\b|(re-?|another |further )(delivery|attempt)(?! attempt unsuccessful)(?! address)|^rescheduled|scheduled for further processing|2nd attempt (at delivery )?is being|awaiting consecutive delivery|(erneuter|zweiter|2\.) zustellversuch/,
  ],
  [
    'no_recipient',
    'attempt_failed.no_recipient',
    /no ?one (home|to receive)|not (at )?home|(recipient|consignee)( was| is)? (absent|not (available|present|met))|was absent upon|did not find|no response at|no authori[sz]ed recipient|we missed (you|each other)|nicht angetroffen/,
  ],
  [
    'business_closed',
    'attempt_failed.business_closed',
    /business closed|closed on arrival|(recipient|receiver|consignee)( location)?( is)? closed/,
  ],
  ['no_safe_place', 'attempt_failed.no_safe_place', /no secure location/],
  ['no_access', 'attempt_failed.no_access', /\bno access\b/],
  [
    'attempted',
    'attempt_failed.attempted',
    /notice left|card left|attempted (dhl )?delivery|delivery attempted|(delivery|handover|redelivery)( \w+){0,3} (failed|unsuccessful|not successful|not possible)|delivery attempt (could|not)|could(n.?t| not) be (delivered|handed over)|delivery (of the shipment )?failed|\d(st|nd|rd) delivery attempt$|^not delivered|not delivered because|delivery code is missing|unable to (deliver|attempt)|nicht (erfolgreich )?zugestellt|zustellversuch/,
  ],
  [
    'customs_held',
    'exception.customs_held',
    /held (at|by|in) customs|customs (delay|data incorrect|issue)|clearance delay|clearance not possible|delay(ed)? .*\bcustoms|held for exam|interception by customs|in customs clearance\.$|documentation|import of the shipment has been terminated|beim zoll (angehalten|festgehalten)/,
  ],
  [
    'info_needed',
    'exception.info_needed',
    /(consignee|receiver) information needed|pending action or information/,
  ],
  [
    'missorted',
    'exception.missorted',
    /mis-?(sort|sent|ship|rout|code)|sorted incorrectly|fehlgeleitet|falsch sortiert/,
  ],
  ['security', 'exception.security', /screening exception|being screened|sanctioned countries|\bseized\b/],
  [
    'hold_requested',
    'notice.hold_requested',
    /held (because|according|due).*recipient.*(request|later)|recipient requested later/,
  ],
  [
    'delayed',
    'exception.delayed',
    /\bdelay|backlog|delivery postponed|delivery date changed|missed delivery (cycle|route)|held (until|for capacity|because of)|capacity|on another day|\bstrike\b|bank holiday|consignee on holiday|too late$|verzöger|zurückgestellt|has been held\. further/,
  ],
  [
    'problem',
    'exception.other',
    /\bon hold\b|\b(is|parcel) hold by\b|temporarily in storage|(held|stored) in (storage|facility)|in storage (because|for|due)|shipment (stopped|blocked)|exceptional event|exception occur|delivery exception|dead letter|\bdestroyed\b|disposed|local disposal|undeliverable|uncontactable|contact (the sender|local customer)|delivery( \(partially\))? interrupted|difficulties|does not meet the conditions|not suited for transport|was suspended/,
  ],

  // Customs. "Clearance processing complete" is the end of what "clearance" alone begins.
  [
    'customs_cleared',
    'in_transit.customs_cleared',
    /clearance\b.*\b(complete|release|finished)|clear(ed|ance release)( \w+)? (by|at|through|customs)|\bcleared$|customs cleared|released (by|from|at) (\w+ )?customs|departed customs|processed by customs|(zollabfertigung|verzollung).*abgeschlossen/,
  ],
  [
    'customs',
    'in_transit.customs_started',
    /\bcustoms\b|\bclearance\b|\bbroker\b|zollabfertigung|verzollung|\bzoll\b/,
  ],

  // On the van.
  [
    'out_for_delivery',
    'out_for_delivery.out_for_delivery',
    /out (with (the )?courier )?for (second )?delivery|with (the )?deliver(y|ing) courier|(into|onto) (the )?delivery vehicle|to the van\b|to courier for delivery|^being delivered|next stop on route|zustellfahrzeug|wird heute zugestellt/,
  ],

  ['awaiting_scan', 'out_for_delivery.awaiting_scan', /^delivery status not updated/],

  // With the shopper, or at a counter.
  ['agent', 'delivered.to_agent', /^delivered to agent|^picked up by agent/],
  [
    'at_pickup_point',
    'available_for_pickup.ready',
    /(available|ready|awaiting|waiting|held|to be)( \w+){0,4} (for )?(pick-?(ed )?up|collect(ion|ed))\b(?!.*(courier|next business day))|arriv(ed|al) (at|to) (the )?(pick-?up[ -]point|dhl pop)|delivered (to|at) (a |the )?(different )?(dhl )?(pick-?up location|servicepoint|service point|post office|parcelshop|packstation)|handed over to the (access point|parcelshop|parcelstation|post ?office)|(postal outlet|service ?point|parcelshop)\b.*ready for collection|delivered for pick-?up|zur abholung bereit|liegt .*(filiale|packstation|postfach)/,
  ],
  [
    'picked_up_by_recipient',
    'delivered.picked_up_by_recipient',
    /(picked up|collected)( in person| at (a |the )?(dhl )?\w+)? by (the )?(recipient|consignee|customer)|(recipient|receiver|consignee) has (picked up|collected)|picked up by recipient|collected from dhl pop|picked up in dhl customer service point|(empfänger|empfängerin) .*abgeholt|aus der packstation abgeholt/,
  ],
  [
    'neighbor',
    'delivered.to_neighbor',
    /delivered\b(?!.*front desk).*\bneighbou?r|nachbar.*(zugestellt|übergeben)|zugestellt.*nachbar/,
  ],
  ['locker', 'delivered.to_locker', /delivered (to|in|at) (a |the )?(parcel )?locker/],
  ['final_mile', 'in_transit.moving', /handed over for final delivery/],
  [
    'delivered',
    'delivered.delivered',
    /^((successfully|partially) )?delivered\b|\b(been|was|is|shipment) (successfully |partially )?delivered\b|successfully delivered|delivery successful$|delivery attempt successful|received by consignee|(wurde|ist|erfolgreich) zugestellt|^zugestellt/,
  ],

  // Under way.
  [
    'label',
    'label_created.label_created',
    /^(?!.*\bno electronic).*electronic(al|ally)?\b.*\b(data|info|advi[sc]e|announce|received|provided)|(data|pre-?advi[sc]e).*\b(electronically|submitted)|label created|shipment information received|not yet received or processed|consignment created|elektronisch (angekündigt|an dhl|übermittelt)|awaiting parcel handover|instruction data|data (received|of a shipment)/,
  ],
  [
    'information',
    'notice.information',
    /has been notified|notification (of|has been|for)|was notified|reminder|photo taken|image available|weighed and measured|relabell?ed|repackaged|reference added|registered in network|customer service of dhl|signature received|resolution|appointment booked|response received|alert received|service changed/,
  ],
  [
    'resolved',
    'in_transit.resolved',
    /released from hold|screening process is completed|taken out of storage|found (at the cityhub|during stocktaking)|possible again$/,
  ],
  [
    'scheduled',
    'in_transit.scheduled',
    /ready (to be delivered on|for delivery today)|delivery( to the recipient)? (is )?planned|scheduled for delivery|delivery according to agreement/,
  ],
  [
    'country',
    'in_transit.arrived_in_country',
    /arriv(ed|al) (at|in) (the )?(destination )?country\b|im zielland (angekommen|eingetroffen)/,
  ],
  [
    'forwarded',
    'in_transit.forwarded',
    /^forwarded$|(be )?forwarded to another address|redirected to|wird (an eine andere|weitergeleitet)|nachgesendet/,
  ],
  [
    'local_facility',
    'in_transit.local_facility',
    /(arriv(ed|al)|received back) (at|in) (the |dhl |your )*(delivery (facility|terminal|depot)|post office|local distribution|region|destination depot)|located at the delivery depot|in der zustellbasis (eingetroffen|angekommen|bearbeitet)/,
  ],
  [
    'departed',
    'in_transit.departed',
    /(?<!ready for )\bdepart(ed|ure|s)?\b|\buplift\b|\bhas left\b|\bleft (the|poland|origin)|verlassen|shipped from terminal/,
  ],
  [
    'picked_up',
    'in_transit.picked_up',
    /(?<!\bbe )picked up\b(?! by (the )?(recipient|consignee|customer))|pick-?up (was )?success|^(shipment )?pick(ed)?-?up$|^collected$|has been collected$|have been picked up|(beim|vom) absender abgeholt|^die sendung wurde abgeholt/,
  ],
  [
    'accepted',
    'in_transit.accepted',
    /\baccept(ed|ance)\b|dropped off|received (by|from) (carrier|usps|the sender)|received the parcel from|first processed|posted by the sender|eingeliefert|angenommen/,
  ],
  [
    'arrived',
    'in_transit.arrived',
    /\barriv(ed|al)\b|\bprocessed\b|\bprocessing (completed|in)|\b(re)?sorted\b|sorting complete|received (at|in) |unloaded|flight landed|scanned at|in branch office|handed over to the depot|(paketzentrum|start|ziel).*bearbeitet|eingetroffen|angekommen/,
  ],
  ['with_partner', 'in_transit.with_partner', /en ?route to dhl/],
  [
    'moving',
    'in_transit.moving',
    /in transit|in transport|en ?route|on (its |the )?(way|route)|\btransport|handed over to|forwarded to|manifested|ready for departure|weitertransport|unterwegs|transportiert/,
  ],
];

/** "Not", "could not", "no longer": what follows has not happened. */
export const negation =
  /\b(not|no|cannot|unsuccessful\w*|fail(ed|s)?)\b|n['’]t\b|\bundeliver|\bnicht\b|\bkein/;
