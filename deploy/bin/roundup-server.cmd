@"%~dp0roundup.cmd" server %*
