@"%~dp0roundup.cmd" admin %*
