"""What the law and the policy say about a case, without a terminal and without constants."""
