@"%~dp0roundup.cmd" demo %*
