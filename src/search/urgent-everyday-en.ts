/** English messages in which nobody is in danger, though words of danger stand in many: what urgent phrases are told apart from. One a line. */
export const ENGLISH_EVERYDAY = `
hi there
hello, is anybody there
good morning, i have a question
thank you so much
thanks, have a great day
can you help me please
i need help with my account
i need help now please
what time does it start tonight
when do the doors open on saturday
how do i change my phone number
i want to change my name
i want to cancel my order
i want to delete my account
i want my money back
i want to talk to a person
i dont want this anymore
i dont want to pay anymore
i dont want to be charged anymore
i cant do this on my phone
i cant log in anymore
why cant i open the app
nothing works
nothing happens when i press it
it is not working anymore
no reason given for the ban
there is no reason to charge me twice
whats the point of paying for this
this lag is killing me
the ads are killing me
this queue is killing me
my feet are killing me
i'm dying to get tickets
i'm dying laughing
i would kill for a front row seat
dead, this is so funny
the app died on me
my phone died before the show
my battery is dead
the link is dead
this game is dead
the chat is dead tonight
she killed it on stage
that show was fire
this song is fire
the new merch is fire
the set was lit
they burned down the house last night, what a show
that drop was the bomb
it was a blast
the crowd went crazy, best night ever
i died when she came on stage
my heart stopped when he waved at me
she slayed
shot on my phone, can you share it
i got some great shots of the concert
can i shoot a video at the concert
can i bring a camera to the show
can i bring a knife to cut the cake at the party
is there parking near the arena
where is the entrance for standing tickets
which gate is for block b
how long is the queue at the gate
where is gate 4
is there a medical room at the venue
is there a place for my kids
can my daughter come with me
my friend bought the ticket for me
my friend says he did not get the code
my son used my card
someone used my account
someone took my order
someone is using my card without asking
somebody told me you give refunds
a guy sold me a fake ticket
a girl in chat said there is a discount
i saw a post about the show on saturday
is the show outside or inside
what happens if it rains
what happens to my ticket if i am ill
i broke my leg and cant come to the show
my grandma died and i cant come to the show
a fire at my house destroyed my tickets
i have a doctors appointment that night
it hurts that you treat fans like this
this is the last time i buy here
this is my last month with you, goodbye
goodbye larkspan, im leaving for another app
im done with this app
done with your service
i give up on this app
i am so tired of waiting
i am so tired of this
i cut the wrong ticket in half
the sound cut out
my video stopped and the screen went black
the stream keeps falling behind
the price fell, can i get the difference
i was standing in line for three hours
there were too many people at the counter
the floor was sticky and the seats were broken
the light in the hall was too bright
a light on my lightstick is broken
my hoodie smells of smoke
the alarm on my phone did not ring
the exit of the parking lot was closed
can you open the doors earlier
are bags allowed inside
security took my water bottle
security was rude to me at the gate
staff did nothing when i asked
i need a new card
i need it now
i need a receipt for tonight
please send it to my other address
please do something about the price
please stop sending me mails
please stop the subscription
tell me a joke
tell me what to do next
what is the meaning of life
how is your day
who made you
what is the weather like tomorrow
set an alarm for six in the morning
wake me up at seven
i slept through the show
play a song for me
turn off the light in the living room
how much money do i owe
i owe you a thank you
i have lost my card
i lost my phone with the ticket
i lost my ticket on the bridge
my card disappeared from the app
my coins are gone
my money is gone
all my money is gone from the app
will my seat be gone tomorrow
how do i get there from the station
is there a bus after the show ends
when does it end
when will this end
how do i end my subscription
end my plan tonight
how do i end my trial
i want to end my subscription
end my plan tonight
i want it to stop renewing
book me a table for tonight
a bottle of water costs too much inside
are pills and medicine allowed in my bag
i take medicine, may i bring it
i need to take my pills at nine, is there water inside
can i jump the queue with a vip ticket
the video jumps
wish i could come
wish i was there
i wish i could pay later
i wish you had more seats
we are trapped in a loop of your bot
i am stuck in the queue online
i am stuck on the payment page
nobody answers me
nobody cares about customers here
nobody told me about the fee
everyone got a code but me
the world is small
how long do i have to wait
how much longer do i have to wait
idk how much longer i will wait for this refund
what would you do without me lol
sorry everyone, wrong chat
hey chat, this is my first stream
last stream was great
see you tomorrow everyone
i just want to know where it is
i just want to watch
i keep getting the same message
i keep thinking about that concert
thinking about buying a second ticket
thinking about moving to another plan
about to buy, is there a discount
roses are red
can you read this to me
by the time i opened it the code was old
can you talk about your prices
your bot is suicidally slow
this update is suicide for your app
my laptop is on fire with this app, so hot
there is smoke on the stage as an effect, right
is it safe to pay with my card
is it dangerous to share my number
there is an emergency contact field, what do i put there
where do i write my emergency contact
when do you go live
when does she go live tonight
when do tickets go live
when does the sale go live
going live in five minutes
i want to go live but the button is grey
is there a live version
i want to watch it live
i want to live stream my show
how do i live stream from my phone
can i still see it live
no live chat for me
the live stop working
is it a live show or a replay
i live in germany, can i watch
i live near the venue
where i live it is not shown
i live far away, is there a stream
he lives abroad, can he use my ticket
live subtitles do not work
the stream died in the middle
my phone died at the gate
the battery died before the show
the app keeps dying on me
my account got killed for no reason
kill the background music please
who killed the sound
he killed it on stage last night
end my subscription
end my plan tonight
end my plan at the end of the month
how do i end the trial
i want to end this order
my account was hacked
hackers got into my account last night
my profile was attacked by bots
our page is under attack from spam accounts
the comments got raided by bots
somebody stole my account and changed the password
a viewer keeps insulting me in my comments
someone made a fake profile with my pictures
a stranger sends me creepy messages every day
he follows every account i make
she threatens to post my chats
my ex threatens to publish pictures of me
i am being harassed in my inbox
he harasses me under every post
i will take you to court
you will hear from my lawyer
i threaten you with my lawyer then
last warning before i call my lawyer
this is the last time i ask, then court
i will tell the press about this
i will report this fraud to consumer protection
an attack on my wallet, these fees
these fees are robbery
i feel robbed by this price
you rob your own fans
almost had a heart attack when i saw the price
the fees gave me a heart attack
the new song is the bomb
their last album was the bomb
the video chokes every minute
the sound is choking
may i bring scissors for my banner
is a pocket knife allowed at the gate
can i bring nail scissors or a small knife
can i wear a toy sword with my costume
are plastic guns allowed for cosplayers
is pepper spray allowed inside
can i bring a lighter for the candles
do you use smoke on stage, i have asthma
where do i find first aid at the hall
is there a first aid room near gate 2
where is the ambulance entrance for wheelchairs
how many emergency exits has the arena
which exit is nearest to the train
where are the emergency exits on the plan
can we do a photo shooting with the band
we are shooting a video at the venue, do we need a pass
photo shooting at the entrance, is it allowed
people kept pushing past us in the line
they pushed in front of us and security did nothing
it was so packed that we left early, refund please
i got knocked out of the queue by an error
i was thrown out of the waiting room
the box came crushed
my poster got squashed in the parcel
the parcel was crushed and the mug is broken
the print burned off in the dryer
the barrier was right in front of my seat
a fence blocked our view all night
i was pushed into a plan that i did not want
take me off your mailing list for good
remove me from your list forever
`;
