-- Nobody gives a post to themselves, whichever of their accounts they sit at: the policy of the table compares accounts, here
-- persons are compared (0180). The first posts of a county are given at its command line, by nobody's account.
create trigger two_persons before insert or update of user_id, given_by on post_holding
  for each row execute function app.two_persons('given_by', 'user_id');
