/** Words and mailbox links of our own, for any application that has this module beside it. */
module org.example.hall {
    requires wormhole.spi;

    provides wormhole.spi.wordlist.WordlistProvider with
            org.example.hall.FruitWordlistProvider;
    provides wormhole.spi.mailbox.MailboxLinkProvider with
            org.example.hall.HallLinkProvider;
}
