create role scanpass_command login password 'scanpass_command';
