update people.documents set author = 'somebody-else';
