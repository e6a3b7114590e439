@"%~dp0roundup.cmd" mailgw %*
